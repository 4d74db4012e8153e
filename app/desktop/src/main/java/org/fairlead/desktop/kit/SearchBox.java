package org.fairlead.desktop.kit;

import javafx.collections.ObservableList;

import org.controlsfx.control.SearchableComboBox;

/** A choice of one among many, which opens with a field to search in. */
public final class SearchBox<T> extends SearchableComboBox<T> {
    /**
     * A box to choose from.
     *
     * @param searchWords
     * what the field is for, for those who hear it
     */
    public SearchBox(ObservableList<T> items, String searchWords) {
        super(items);
        skinProperty().addListener((at, was, is) -> lookupAll("#search").forEach(field -> field
                .setAccessibleText(searchWords)));
    }
}
