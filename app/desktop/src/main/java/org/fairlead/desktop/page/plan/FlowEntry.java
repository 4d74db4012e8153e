package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.FlowCheck;

/** Something that is written at one place and has to arrive at another, as it is entered. */
final class FlowEntry {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern PATH = Pattern.compile("/[!-~]*");

    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty writesSql = new SimpleBooleanProperty(true);
    private final StringProperty write = new SimpleStringProperty("");
    private final StringProperty body = new SimpleStringProperty("");
    private final StringProperty undo = new SimpleStringProperty("");
    private final BooleanProperty readsSql = new SimpleBooleanProperty();
    private final StringProperty read = new SimpleStringProperty("");
    private final StringProperty expect = new SimpleStringProperty(FlowCheck.MARK);
    private final BooleanProperty mayRun = new SimpleBooleanProperty(true);
    private final int withinSeconds;

    private FlowEntry(int withinSeconds) {
        this.withinSeconds = withinSeconds;
    }

    static FlowEntry empty() {
        return new FlowEntry(0);
    }

    /**
     * @param agreed
     * whether somebody has agreed to it as it is
     */
    static FlowEntry of(FlowCheck flow, boolean agreed) {
        var entry = new FlowEntry(flow.withinSeconds());
        entry.name.set(flow.id());
        entry.writesSql.set(!flow.writeSql().isEmpty());
        entry.write.set(flow.writeSql().isEmpty() ? flow.writePath() : flow.writeSql());
        entry.body.set(flow.writeBody());
        entry.undo.set(flow.undoSql());
        entry.readsSql.set(!flow.readSql().isEmpty());
        entry.read.set(flow.readSql().isEmpty() ? flow.readPath() : flow.readSql());
        entry.expect.set(flow.expect());
        entry.mayRun.set(agreed);
        return entry;
    }

    /** Key of what is wrong with it, empty when it will do. */
    Optional<String> wrong() {
        if (!NAME.matcher(name.get().strip()).matches()) {
            return Optional.of("window.acceptance.wrong.name");
        }
        boolean paths = (writesSql.get() || PATH.matcher(write.get().strip()).matches()) && (readsSql.get()
                || PATH.matcher(read.get().strip()).matches());
        if (!paths) {
            return Optional.of("window.acceptance.wrong.path");
        }
        boolean whole = !write.get().isBlank() && !read.get().isBlank() && !expect.get().isBlank();
        return whole && (!writesSql.get() || !undo.get().isBlank()) ? Optional.empty()
                : Optional.of("window.flow.wrong");
    }

    FlowCheck flow() {
        String written = write.get().strip();
        String seen = read.get().strip();
        return new FlowCheck(name.get().strip(), writesSql.get() ? written : "", writesSql.get() ? ""
                : written, writesSql.get() ? "" : body.get(), readsSql.get() ? seen : "", readsSql.get() ? ""
                        : seen, expect.get().strip(), undo.get().strip(), withinSeconds);
    }

    List<StringProperty> texts() {
        return List.of(name, write, body, undo, read, expect);
    }

    /**
     * Whether it may be written to the target; what a person enters here may, what came in a file is asked
     * for.
     */
    BooleanProperty mayRun() {
        return mayRun;
    }

    StringProperty name() {
        return name;
    }

    /** Whether a statement writes; otherwise something is posted to a path. */
    BooleanProperty writesSql() {
        return writesSql;
    }

    StringProperty write() {
        return write;
    }

    StringProperty body() {
        return body;
    }

    /** The statement that takes away again what was written. */
    StringProperty undo() {
        return undo;
    }

    /** Whether a query reads; otherwise a page. */
    BooleanProperty readsSql() {
        return readsSql;
    }

    StringProperty read() {
        return read;
    }

    StringProperty expect() {
        return expect;
    }
}
