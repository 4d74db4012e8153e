package org.fairlead.desktop.page;

import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;

/** Asks which bundle rows come from and for its key; nothing where they come from a site. */
public final class RowsGateForm extends VBox {
    public RowsGateForm(Desk desk) {
        super(Parts.APART);
        RowsGate gate = desk.rowsGate();
        Words words = desk.words();
        VBox which = Parts.column(Parts.NEAR, Parts.text(words.say("window.rows.which-bundle")),
                new BundleSource(desk, "rows-choose-bundle", gate::choose));
        getChildren().addAll(Parts.shownWhen(which, gate.choosing()), new BundleDoorForm(gate.door(), words,
                desk
                        .tools().ports().chooser()), Parts.shownWhen(new Working(words.say(
                                "window.bundle.reading")),
                                gate.reading()));
        Parts.shownWhen(this, gate.choosing().or(gate.reading()).or(gate.door().isNeeded()));
    }
}
