package org.fairlead.desktop.kit;

import java.util.function.Predicate;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import org.jspecify.annotations.Nullable;

/** A row of a table that knows whether it is a heading, and looks like one. */
public class GroupRow<T> extends TableRow<T> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final Predicate<T> heading;

    public GroupRow(Predicate<T> heading) {
        this.heading = heading;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(GROUP, !empty && item != null && heading.test(item));
    }
}
