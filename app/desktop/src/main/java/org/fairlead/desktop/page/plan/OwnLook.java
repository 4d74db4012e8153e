package org.fairlead.desktop.page.plan;

import java.util.Optional;
import java.util.regex.Pattern;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.Acceptance.OwnCheck;

/** A look of the site's own, as it is being entered. */
final class OwnLook {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern PATH = Pattern.compile("/[!-~]*");
    private static final Pattern STATUS = Pattern.compile("|[1-5][0-9]{2}");

    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty database = new SimpleBooleanProperty();
    private final StringProperty what = new SimpleStringProperty("");
    private final StringProperty status = new SimpleStringProperty("");
    private final StringProperty expected = new SimpleStringProperty("");
    private final BooleanProperty mayRun = new SimpleBooleanProperty(true);

    static OwnLook empty() {
        return new OwnLook();
    }

    /**
     * @param agreed
     * whether somebody has agreed to it as it is
     */
    static OwnLook of(OwnCheck check, boolean agreed) {
        var look = new OwnLook();
        look.name.set(check.id());
        look.mayRun.set(agreed);
        look.database.set(check.asksDatabase());
        look.what.set(check.asksDatabase() ? check.sql() : check.path());
        look.status.set(check.status() == 0 ? "" : Integer.toString(check.status()));
        look.expected.set(check.asksDatabase() ? check.expect() : check.contains());
        return look;
    }

    /** Key of what is wrong with it, empty when it will do. */
    Optional<String> wrong() {
        if (!NAME.matcher(name.get().strip()).matches()) {
            return Optional.of("window.acceptance.wrong.name");
        }
        if (database.get()) {
            return what.get().isBlank() ? Optional.of("window.acceptance.wrong.sql") : Optional.empty();
        }
        if (!PATH.matcher(what.get().strip()).matches()) {
            return Optional.of("window.acceptance.wrong.path");
        }
        return STATUS.matcher(status.get().strip()).matches() ? Optional.empty()
                : Optional.of("window.acceptance.wrong.status");
    }

    OwnCheck check() {
        String asked = what.get().strip();
        String wanted = expected.get().strip();
        return database.get()
                ? new OwnCheck(name.get().strip(), "", 0, "", asked, wanted)
                : new OwnCheck(name.get().strip(), asked, status.get().isBlank() ? 0 : Integer.parseInt(status
                        .get().strip()), wanted, "", "");
    }

    StringProperty name() {
        return name;
    }

    /** Whether it asks the database; otherwise it fetches a page. */
    BooleanProperty database() {
        return database;
    }

    /** Whether its query may be asked; what a person enters here may, what came in a file is asked for. */
    BooleanProperty mayRun() {
        return mayRun;
    }

    /** The path of the page, or the query. */
    StringProperty what() {
        return what;
    }

    StringProperty status() {
        return status;
    }

    /** Text that the page holds, or the value that the query gives; empty for as it was before. */
    StringProperty expected() {
        return expected;
    }
}
