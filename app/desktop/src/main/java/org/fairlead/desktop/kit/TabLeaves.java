package org.fairlead.desktop.kit;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** In a text of several lines, Tab goes on to the next field, as everywhere else. */
final class TabLeaves {
    private TabLeaves() {}

    static void handle(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isControlDown() || !(event
                .getSource() instanceof Node node)) {
            return;
        }
        event.consume();
        KeyEvent again = new KeyEvent(node, node, KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, event
                .isShiftDown(), true, false, false);
        node.fireEvent(again);
    }
}
