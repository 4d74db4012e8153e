package org.fairlead.desktop.kit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** A box to choose one of a few things from, each said in words. */
public final class Choices {
    private Choices() {}

    /**
     * A box that shows the first of its options.
     *
     * @param label
     * what is chosen, for those who hear it
     * @param says
     * what each is called
     * @param told
     * told of every other choice, on the window's thread
     */
    public static <T> ComboBox<T> box(String id, String label, List<T> options, Function<T, String> says,
            Consumer<T> told) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(label);
        box.getItems().setAll(options);
        box.setConverter(said(says));
        box.getSelectionModel().selectFirst();
        box.valueProperty().addListener((at, was, is) -> {
            if (is != null) {
                told.accept(is);
            }
        });
        return box;
    }

    /** What is chosen and never typed, in words. */
    public static <T> StringConverter<T> said(Function<T, String> says) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T option) {
                return option == null ? "" : says.apply(option);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
