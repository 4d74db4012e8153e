package org.fairlead.desktop.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says what will be here and how to get it. */
public final class EmptyState extends VBox {
    public EmptyState(Icon icon, String title, String how, Node... actions) {
        super(Parts.NEAR);
        setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        Label heading = Parts.text(title, "strong");
        Label sentence = Parts.quiet(how);
        sentence.setMaxWidth(480);
        sentence.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        sentence.setAlignment(Pos.CENTER);
        getChildren().addAll(icon.node("quiet"), heading, sentence);
        if (actions.length > 0) {
            var buttons = Parts.row(Parts.NEAR, actions);
            buttons.setAlignment(Pos.CENTER);
            getChildren().add(buttons);
        }
    }
}
