package org.fairlead.desktop.page.transfer;

import java.util.List;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RehearsalModel;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.run.Journey;
import org.fairlead.run.PlanReview;
import org.fairlead.step.transfer.TransferReport;

/** The commit: from here on the target is written to. */
final class TransferPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<TransferReport> run;
    private final BooleanBinding running;
    private final ObjectProperty<Optional<PlanReview>> review = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<QuarantinedRow> quarantine = FXCollections.observableArrayList();
    private final ObservableList<QuarantinedRow> released = FXCollections.observableArrayList();
    private final CorrectionModel correction;
    private final RehearsalModel rehearsal;
    private final BooleanBinding mayBegin;

    TransferPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        running = run.running();
        correction = new CorrectionModel(desk, this::loadQuarantine);
        rehearsal = RehearsalModel.ofRows(desk, "transfer");
        mayBegin = rehearsal.opens();
        mayBegin.addListener((at, was, is) -> decide());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("transfer"), TransferReport.class, run);
        run.state().addListener((at, was, is) -> changed(is));
        review.addListener((at, was, is) -> decide());
        desk.unattended().addListener((at, was, is) -> decide());
        if (!desk.committed().get()) {
            desk.unattended().set(true);
        }
        decide();
    }

    /** Reads the plan that will be carried out, or the rows that wait. */
    void load() {
        if (run.state().get() == StepRun.State.DONE) {
            loadQuarantine();
            desk.rowsGate().through(() -> {}); // rows that wait are shown as the source has them
        } else if (!run.isRunning()) {
            desk.rowsGate().through(this::read);
        }
    }

    private void read() {
        if (!run.isRunning()) {
            Journey journey = desk.journey();
            desk.tools().turn().run(journey::review)
                    .onSuccess(read -> review.set(Optional.of(read)))
                    .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure
                            .problem())))
                    .start();
        }
    }

    private void loadQuarantine() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.log().quarantined())
                .onSuccess(this::sort)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private void sort(List<QuarantinedRow> rows) {
        quarantine.setAll(rows.stream().filter(row -> !isReleased(row)).toList());
        released.setAll(rows.stream().filter(TransferPageModel::isReleased).toList());
    }

    private static boolean isReleased(QuarantinedRow row) {
        return row.state().equals("released");
    }

    static boolean isWaiting(QuarantinedRow row) {
        return row.state().equals("waiting");
    }

    RehearsalModel rehearsal() {
        return rehearsal;
    }

    /** Begins the transfer, or resumes it. */
    void commit() {
        desk.committed().set(true);
        run.start(controls -> desk.journey().transfer(controls));
    }

    private void changed(StepRun.State now) {
        decide();
        if (now == StepRun.State.DONE) {
            loadQuarantine();
            if (desk.unattended().get() && !desk.decidesAfter("transfer")) {
                desk.navigator().after("transfer");
            }
        }
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        state.canGoNext().set(done);
        state.canGoBack().set(!desk.committed().get());
        boolean resumable = run.state().get() == StepRun.State.STOPPED || run.state()
                .get() == StepRun.State.FAILED;
        state.act().set(done || resumable || running.get() ? Optional.empty() : Optional.of(new Act(words(),
                true, Bindings.createBooleanBinding(() -> review.get().isPresent()
                        && !run.isRunning() && mayBegin.get(), review, run.state(), mayBegin),
                this::commit)));
        state.hint().set(running.get() ? says().say("window.transfer.hint.running")
                : mayBegin.get() ? "" : says().say("window.rehearsal.hint"));
    }

    private String words() {
        return review.get().map(plan -> desk.unattended().get() && actions(plan) > 0
                ? says().say("window.transfer.act.all", plan.rows(), actions(plan), place())
                : says().say("window.transfer.act", plan.rows(), place())).orElse(says().say(
                        "window.transfer.reading"));
    }

    /** Acts after the transfer that write something by themselves. */
    long actions(PlanReview plan) {
        return plan.doing().stream().filter(act -> !act.kind().equals("transfer") && !act.kind().equals(
                "ask")).count();
    }

    String place() {
        return desk.plan().get().target().database().place();
    }

    Words says() {
        return desk.words();
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    StepRun<TransferReport> run() {
        return run;
    }

    ReadOnlyObjectProperty<Optional<PlanReview>> review() {
        return review;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ObservableList<QuarantinedRow> quarantine() {
        return quarantine;
    }

    /** Rows that were corrected and have arrived. */
    ObservableList<QuarantinedRow> released() {
        return released;
    }

    CorrectionModel correction() {
        return correction;
    }

    List<TransferReport.DatasetResult> datasets() {
        return run.report().get().map(TransferReport::datasets).orElse(List.of());
    }
}
