package org.fairlead.desktop.kit;

import java.util.function.Function;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

/**
 * A cell whose words break where they must; what stands behind the first line break is a note to the rest.
 */
final class WrappedCell<T> extends TableCell<T, T> {
    private static final double PADDING = 24;

    private final Text text = new Text();
    private final Text note = new Text();
    private final VBox both = new VBox(text, note);
    private final Function<T, String> value;

    WrappedCell(TableColumn<T, T> column, Function<T, String> value) {
        this.value = value;
        both.getStyleClass().add("wrapped");
        both.setAlignment(Pos.CENTER_LEFT);
        text.getStyleClass().add("cell-text");
        note.getStyleClass().addAll("cell-text", "cell-note");
        for (Text part : new Text[]{text, note}) {
            part.wrappingWidthProperty().bind(column.widthProperty().subtract(PADDING));
        }
        Parts.shownWhen(note, note.textProperty().isNotEmpty());
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        String said = empty || item == null ? "" : value.apply(item);
        int end = said.indexOf('\n');
        text.setText(end < 0 ? said : said.substring(0, end));
        note.setText(end < 0 ? "" : said.substring(end + 1));
        setAccessibleText(said);
        setGraphic(said.isEmpty() ? null : both);
    }
}
