package org.fairlead.desktop.page.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.convert.Misfit;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.run.Journey;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.WaitingRow;

/** One row in quarantine, being corrected and sent after the others. */
final class CorrectionModel {
    private final Desk desk;
    private final Runnable reload;
    private final ObjectProperty<Optional<Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty arrived = new SimpleStringProperty("");

    /** A row as it is shown: the columns that do not fit first. */
    record Opened(String table, String key, List<Correction> columns) {}

    /**
     * @param reload
     * reads the rows in quarantine again
     */
    CorrectionModel(Desk desk, Runnable reload) {
        this.desk = desk;
        this.reload = reload;
    }

    /** Reads a waiting row and shows it. */
    void open(QuarantinedRow row) {
        if (busy.get()) {
            return;
        }
        begin();
        close();
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.waiting(row.table(), row.key()))
                .onSuccess(read -> show(row, read))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> busy.set(false))
                .start();
    }

    private void begin() {
        busy.set(true);
        problem.set(Optional.empty());
        arrived.set("");
    }

    private void show(QuarantinedRow row, WaitingRow read) {
        Map<String, String> reasons = read.misfits().isEmpty()
                ? Map.of(row.column(), why(row.misfit(), row.detail()))
                : reasons(read.misfits());
        List<Correction> columns = new ArrayList<>(read.values().stream().map(value -> new Correction(value,
                reasons.getOrDefault(value.column(), ""))).toList());
        columns.sort(Comparator.comparing(column -> !column.isMarked()));
        var shown = new Opened(row.table(), row.key(), List.copyOf(columns));
        explain(shown, reasons);
        opened.set(Optional.of(shown));
    }

    /** Tries the row again with what was changed. */
    void retry() {
        if (busy.get() || opened.get().isEmpty()) {
            return;
        }
        begin();
        Opened row = opened.get().get();
        Map<String, String> edits = new HashMap<>();
        row.columns().stream().filter(Correction::isChanged).forEach(column -> edits.put(column.column(),
                column.text().get()));
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.retry(row.table(), row.key(), Map.copyOf(edits)))
                .onSuccess(report -> answer(row, report))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> busy.set(false))
                .start();
    }

    private void answer(Opened row, RetryReport report) {
        if (report.arrived()) {
            close();
            arrived.set(desk.words().say("window.correct.arrived", row.table(), row.key()));
            reload.run();
        } else {
            explain(row, reasons(report.misfits()));
        }
    }

    /** Puts each reason to its column, and what belongs to none above them all. */
    private void explain(Opened row, Map<String, String> reasons) {
        Map<String, String> left = new HashMap<>(reasons);
        row.columns().forEach(column -> column.reason().set(Optional.ofNullable(left.remove(column.column()))
                .orElse("")));
        reason.set(String.join("\n", left.values()));
    }

    private Map<String, String> reasons(List<Misfit> misfits) {
        Map<String, String> reasons = new HashMap<>();
        misfits.forEach(misfit -> reasons.merge(misfit.column(), why(misfit.kind().id(), misfit.detail()),
                (one, other) -> one + "\n" + other));
        return reasons;
    }

    private String why(String kind, String detail) {
        String what = desk.words().sayOr("misfit." + kind + ".short", kind);
        return detail.isBlank() ? desk.words().say("window.correct.reason", what)
                : desk.words().say("window.correct.reason.measured", what, detail);
    }

    void close() {
        opened.set(Optional.empty());
        problem.set(Optional.empty());
        reason.set("");
    }

    ReadOnlyObjectProperty<Optional<Opened>> opened() {
        return opened;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Why the row does not fit as a whole; empty when it is about columns alone. */
    ReadOnlyStringProperty reason() {
        return reason;
    }

    /** Says that the last row has arrived. */
    ReadOnlyStringProperty arrived() {
        return arrived;
    }
}
