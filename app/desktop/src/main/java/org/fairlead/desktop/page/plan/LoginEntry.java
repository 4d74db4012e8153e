package org.fairlead.desktop.page.plan;

import java.util.Optional;
import java.util.regex.Pattern;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.Login;
import org.fairlead.plan.SecretRef;

/** A user as whom the site is tried, as it is being entered. */
final class LoginEntry {
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _-]{0,63}");

    private final StringProperty role = new SimpleStringProperty("");
    private final BooleanProperty made = new SimpleBooleanProperty(true);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final String at;
    private final SecretRef known;

    private LoginEntry(String at, SecretRef known) {
        this.at = at;
        this.known = known;
    }

    /** One that is made for the trial. */
    static LoginEntry empty(String role) {
        var entry = new LoginEntry("target", SecretRef.none());
        entry.role.set(role);
        return entry;
    }

    /** One of the site that rows are taken from, who is there. */
    static LoginEntry former(String role) {
        var entry = new LoginEntry("source", SecretRef.none());
        entry.role.set(role);
        entry.made.set(false);
        return entry;
    }

    static LoginEntry of(Login login) {
        var entry = new LoginEntry(login.at(), login.password());
        entry.role.set(login.role());
        entry.made.set(login.temporary());
        entry.user.set(login.user());
        return entry;
    }

    /** Key of what is wrong with it, empty when it will do. */
    Optional<String> wrong() {
        if (!ROLE.matcher(role.get().strip()).matches()) {
            return Optional.of("window.access.wrong.role");
        }
        return !made.get() && user.get().isBlank() ? Optional.of("window.access.wrong.user") : Optional
                .empty();
    }

    /** Its password is where the plan said, or was typed here. */
    Login login() {
        return made.get() ? new Login(role.get().strip(), "", SecretRef.none())
                : new Login(role.get().strip(), user.get().strip(), known instanceof SecretRef.None
                        ? new SecretRef.Ask()
                        : known, at);
    }

    /** Whether the password has to be typed. */
    boolean isAsked() {
        return known instanceof SecretRef.None || known instanceof SecretRef.Ask;
    }

    /** Under which name what was typed is asked for. */
    String question() {
        return "login." + at + "." + user.get().strip();
    }

    StringProperty role() {
        return role;
    }

    /** Whether the user is made for the trial. */
    BooleanProperty made() {
        return made;
    }

    StringProperty user() {
        return user;
    }

    StringProperty password() {
        return password;
    }
}
