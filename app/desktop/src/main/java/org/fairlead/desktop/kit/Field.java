package org.fairlead.desktop.kit;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A control with its label above and, where there is something to say, a sentence below. */
public final class Field extends VBox {
    private final Label below = Parts.quiet("");

    private Field(Control control, javafx.scene.Node shown, String label) {
        super(Parts.TIGHT);
        Label above = Parts.text(label, "field-label");
        above.setLabelFor(control);
        control.setAccessibleText(label);
        below.getStyleClass().add("field-help");
        Parts.shownWhen(below, below.textProperty().isNotEmpty());
        getChildren().addAll(above, shown, below);
        getStyleClass().add("field");
        setMaxWidth(Double.MAX_VALUE);
    }

    public static Field of(String id, String label, Control control) {
        control.setId(id);
        control.setMaxWidth(Double.MAX_VALUE);
        return new Field(control, control, label);
    }

    public static Field text(String id, String label, Property<String> value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return of(id, label, field);
    }

    /** Several lines. */
    public static Field area(String id, String label, Property<String> value, int lines) {
        TextArea area = new TextArea();
        area.setPrefRowCount(lines);
        area.setWrapText(true);
        area.textProperty().bindBidirectional(value);
        area.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, TabLeaves::handle);
        return of(id, label, area);
    }

    /** A choice of one; what is shown for a value is said by the converter set on the box. */
    public static <T> Field choice(String id, String label, ComboBox<T> box, Property<T> value) {
        box.valueProperty().bindBidirectional(value);
        return of(id, label, box);
    }

    public static Field secret(SecretField secret, String id, String label) {
        secret.input().setId(id);
        return new Field(secret.input(), secret, label);
    }

    /** The sentence below. */
    public Field below(String words) {
        below.setText(words);
        return this;
    }

    /** The sentence below, changing with what is entered. */
    public Field below(ObservableValue<String> words) {
        below.textProperty().bind(words);
        return this;
    }

    /** A yes or no, with its words beside it. */
    public static CheckBox yesNo(String id, String label, Property<Boolean> value) {
        CheckBox box = new CheckBox(label);
        box.setId(id);
        box.setWrapText(true);
        box.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE); // else a full page cuts its words off
        box.setMnemonicParsing(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }
}
