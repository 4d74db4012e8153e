package org.fairlead.desktop.kit;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** Something that most readers need not see, behind a button that shows it. */
public final class Disclosure extends VBox {
    private final ToggleButton toggle;

    public Disclosure(String words, Node content) {
        super(Parts.TIGHT);
        toggle = new ToggleButton(words, Icon.UNFOLD.node("info"));
        toggle.getStyleClass().addAll("flat", "disclosure");
        toggle.setAccessibleText(words);
        toggle.selectedProperty().addListener((at, was, is) -> toggle.setGraphic((is ? Icon.FOLD
                : Icon.UNFOLD)
                .node("info")));
        VBox disclosed = new VBox(content);
        disclosed.getStyleClass().add("disclosed");
        Parts.shownWhen(disclosed, toggle.selectedProperty());
        getChildren().addAll(toggle, disclosed);
    }

    /** Names it, and its button after it. */
    public Disclosure named(String id) {
        setId(id);
        toggle.setId(id + "-toggle");
        return this;
    }

    /** Shows it. */
    public void open() {
        toggle.setSelected(true);
    }
}
