package org.fairlead.desktop.kit;

import java.time.DateTimeException;
import java.time.LocalDate;

import javafx.beans.property.StringProperty;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** A day that is typed as ISO 8601 (2026-01-31) or picked from a calendar. */
public final class DayField {
    private DayField() {}

    /**
     * A field for one day.
     *
     * @param day
     * the day as ISO 8601, or empty; what is typed and is no day counts as none
     * @param label
     * what the field is for, for those who hear it
     */
    public static DatePicker of(StringProperty day, String label) {
        DatePicker picker = new DatePicker();
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate value) {
                return value == null ? "" : value.toString();
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String text) {
                return parse(text);
            }
        });
        picker.setPromptText("2026-01-31");
        picker.getEditor().setAccessibleText(label);
        picker.setValue(parse(day.get()));
        picker.valueProperty().addListener((at, was, is) -> day.set(is == null ? "" : is.toString()));
        return picker;
    }

    private static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
