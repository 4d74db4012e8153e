package org.fairlead.desktop.kit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A password field with a button that shows what was typed. */
public final class SecretField extends HBox {
    private final PasswordField hidden = new PasswordField();
    private final BooleanProperty shown = new SimpleBooleanProperty();

    /**
     * @param showWords
     * what the button does, in words
     */
    public SecretField(StringProperty value, String showWords) {
        super(Parts.TIGHT);
        TextField clear = new TextField();
        clear.setAccessibleText(showWords);
        hidden.textProperty().bindBidirectional(value);
        clear.textProperty().bindBidirectional(value);
        Parts.shownWhen(clear, shown);
        Parts.shownWhen(hidden, shown.not());
        ToggleButton toggle = new ToggleButton();
        toggle.setGraphic(Icon.SHOW.node());
        toggle.setAccessibleText(showWords);
        toggle.setTooltip(new javafx.scene.control.Tooltip(showWords));
        toggle.getStyleClass().addAll("button-icon", "flat");
        toggle.selectedProperty().bindBidirectional(shown);
        shown.addListener((at, was, is) -> toggle.setGraphic((is ? Icon.HIDE : Icon.SHOW).node()));
        getChildren().addAll(Parts.grow(new StackPane(hidden, clear)), toggle);
    }

    /** The field that has the label. */
    public PasswordField input() {
        return hidden;
    }
}
