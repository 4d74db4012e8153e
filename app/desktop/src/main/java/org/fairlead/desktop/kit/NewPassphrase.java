package org.fairlead.desktop.kit;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.secret.PassphraseStrength;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.RecoveryPassphrase.Typed;
import org.fairlead.secret.Secret;

/**
 * A passphrase that will seal something: made here and typed back once, or chosen and repeated. Lives on the
 * window's thread; how strong a chosen one is gets estimated in the background.
 */
public final class NewPassphrase {
    private final Background background;
    private final String made;
    private final BooleanProperty own = new SimpleBooleanProperty();
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<Strength> strength = new SimpleObjectProperty<>(Strength.EMPTY);
    private final BooleanBinding ready;

    /** What a passphrase would cost to guess. */
    public enum Strength {
        EMPTY, WEAK, FAIR, GOOD, STRONG;

        /** The end of the key of its sentence. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NewPassphrase(SecureRandom random, Background background) {
        this.background = background;
        try (Secret recovery = RecoveryPassphrase.create(random)) {
            made = recovery.revealText();
        }
        ready = Bindings.createBooleanBinding(this::isReady, own, chosen, repeated, strength);
        chosen.addListener((at, was, is) -> judge(is));
        own.addListener((at, was, is) -> repeated.set(""));
    }

    private void judge(String passphrase) {
        if (passphrase.isEmpty()) {
            strength.set(Strength.EMPTY);
            return;
        }
        background.run(() -> {
            try (Secret secret = Secret.of(passphrase)) {
                return PassphraseStrength.of(secret).level();
            }
        }).onSuccess(level -> {
            if (passphrase.equals(chosen.get())) {
                strength.set(Strength.valueOf(level.name()));
            }
        }).start();
    }

    private boolean isReady() {
        if (own.get()) {
            return strength.get().compareTo(Strength.WEAK) > 0 && chosen.get().equals(repeated.get());
        }
        return isTypedBack();
    }

    private boolean isTypedBack() {
        try (Secret typed = Secret.of(repeated.get()); Secret read = RecoveryPassphrase.canonical(typed)) {
            char[] one = read.reveal();
            boolean same = Arrays.equals(one, made.toCharArray());
            Arrays.fill(one, '\0');
            return same;
        }
    }

    /** A copy that the caller closes. */
    public Secret secret() {
        return Secret.of(own.get() ? chosen.get() : made);
    }

    /** What is still to be done, as the key of its sentence; empty when it is ready. */
    public String missing() {
        if (ready.get()) {
            return "";
        }
        if (own.get()) {
            return strength.get() == Strength.WEAK ? "window.passphrase.hint.weak"
                    : repeated.get().isEmpty() ? "window.passphrase.hint.choose"
                    : "window.passphrase.hint.different";
        }
        return repeated.get().isEmpty() ? "window.passphrase.hint.type" : "window.passphrase.hint.different";
    }

    /** The group in which what was typed back is wrong, counted from 1; 0 where none can be named. */
    public int wrongGroup() {
        try (Secret typed = Secret.of(repeated.get())) {
            Typed read = RecoveryPassphrase.read(typed);
            if (read instanceof Typed.Sound(Secret sound)) {
                sound.close();
            }
            return !own.get() && read instanceof Typed.Typo(int group) ? group : 0;
        }
    }

    public BooleanBinding ready() {
        return ready;
    }

    public String made() {
        return made;
    }

    public BooleanProperty own() {
        return own;
    }

    /** The made one is shown no longer: it is typed back from where it was written down. */
    public BooleanProperty hidden() {
        return hidden;
    }

    public StringProperty chosen() {
        return chosen;
    }

    public StringProperty repeated() {
        return repeated;
    }

    public ReadOnlyObjectProperty<Strength> strength() {
        return strength;
    }
}
