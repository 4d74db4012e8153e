package org.fairlead.desktop.page;

import java.util.List;

import javafx.collections.FXCollections;
import javafx.scene.control.TableView;

import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;

/** What did not come along, and why. */
public final class LeftOutTable {
    private LeftOutTable() {}

    public static TableView<LeftOut> of(String id, Words words, PlaybookWords says, List<LeftOut> leftOut) {
        return new Table<LeftOut>(id, words.say("window.bundle.left-out"), words)
                .text(words.say("window.bundle.item"), 400, left -> says.setting(left.item()))
                .text(words.say("window.table.reason"), 320, left -> words.say("bundle.left-out." + left
                        .reason()
                        .word()))
                .of(FXCollections.observableArrayList(leftOut));
    }
}
