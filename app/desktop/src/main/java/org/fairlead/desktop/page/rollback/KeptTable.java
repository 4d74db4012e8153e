package org.fairlead.desktop.page.rollback;

import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.step.rollback.RollbackReport.Kept;

/** What stays although this run wrote it, and why. */
final class KeptTable {
    private KeptTable() {}

    static TableView<Kept> of(String id, Words words, ObservableList<Kept> kept) {
        return new Table<Kept>(id, words.say("window.rollback.kept"), words)
                .text(words.say("window.rollback.where"), 296, Kept::what)
                .text(words.say("window.rollback.key"), 232, one -> one.reason().equals("lines-only") ? "–"
                        : one
                                .key())
                .text(words.say("window.table.reason"), 384, one -> words.sayOr("window.rollback.reason."
                        + one
                                .reason(), one.reason()))
                .of(kept);
    }
}
