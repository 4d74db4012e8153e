package org.fairlead.desktop.page.plan;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;

/** The box with which a person agrees to what a plan brings of its own. */
final class MayRun {
    private MayRun() {}

    static CheckBox box(String id, String label, BooleanProperty mayRun) {
        CheckBox box = new CheckBox(label);
        box.setId(id + "may-run");
        box.setWrapText(true);
        box.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(mayRun);
        return box;
    }
}
