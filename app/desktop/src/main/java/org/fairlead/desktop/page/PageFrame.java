package org.fairlead.desktop.page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;

/** Title, one sentence on what happens here, and the page below. */
public final class PageFrame extends VBox {
    private final HBox actions = Parts.row(Parts.NEAR);

    public PageFrame(String title, String sentence) {
        super(Parts.SECTION);
        Label heading = Parts.text(title, "page-title");
        heading.setId("page-title");
        VBox said = Parts.column(Parts.TIGHT, heading, Parts.quiet(sentence));
        HBox top = Parts.row(Parts.APART, Parts.grow(said), actions);
        top.setAlignment(Pos.TOP_LEFT);
        getChildren().add(top);
        getStyleClass().add("page");
    }

    /** Buttons beside the title. */
    public PageFrame actions(Node... nodes) {
        actions.getChildren().addAll(nodes);
        return this;
    }

    /** The next part of the page. */
    public PageFrame add(Node node) {
        getChildren().add(node);
        return this;
    }

    /** The part that takes the room that is left. */
    public PageFrame fill(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        getChildren().add(node);
        return this;
    }
}
