package org.fairlead.desktop.shell;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;

/** Puts the keyboard where a page begins. */
final class Focus {
    private Focus() {}

    static void first(Node page) {
        find(page).ifPresent(Node::requestFocus);
    }

    private static Optional<Node> find(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        boolean input = node instanceof TextInputControl || node instanceof ButtonBase
                || node instanceof ComboBoxBase<?>;
        if (input && node.isFocusTraversable()) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream().flatMap(child -> find(child).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
