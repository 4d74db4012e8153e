package org.fairlead.desktop.page.importing;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.NewPassphrase;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;

/** The passphrase that seals the way back: made anew, or the one that this run already has. */
final class ImportSafety {
    private final NewPassphrase fresh;
    private final StringProperty known = new SimpleStringProperty("");
    private final boolean isKnown;
    private final BooleanBinding ready;
    private final Words words;

    ImportSafety(Desk desk) {
        words = desk.words();
        fresh = new NewPassphrase(desk.tools().random(), desk.tools().background());
        isKnown = desk.held().get().map(Desk.Held::steps).orElse(java.util.List.of()).contains("backup")
                || desk.results().began("backup") || desk.results().began("import");
        ready = isKnown ? known.isNotEmpty() : fresh.ready();
    }

    /** Tells of everything that is typed. */
    void changed(Runnable told) {
        known.addListener((at, was, is) -> told.run());
        fresh.repeated().addListener((at, was, is) -> told.run());
        fresh.own().addListener((at, was, is) -> told.run());
        fresh.strength().addListener((at, was, is) -> told.run());
    }

    /** A copy that the caller closes. */
    Secret secret() {
        if (!isKnown) {
            return fresh.secret();
        }
        try (Secret typed = Secret.of(known.get())) {
            return RecoveryPassphrase.canonical(typed);
        }
    }

    /** What is still to be done, in words; empty when it is ready. */
    String missing() {
        if (ready.get()) {
            return "";
        }
        return words.say("window.import.hint.way-back", words.say(isKnown ? "window.rollback.hint" : fresh
                .missing()));
    }

    boolean isKnown() {
        return isKnown;
    }

    BooleanBinding ready() {
        return ready;
    }

    NewPassphrase fresh() {
        return fresh;
    }

    StringProperty known() {
        return known;
    }
}
