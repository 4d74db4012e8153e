package org.fairlead.desktop.page.finish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.config.SettingNote;
import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.Results;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;
import org.fairlead.run.Journey;
import org.fairlead.run.Support;
import org.fairlead.run.Ticks;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.step.importing.ImportReport;
import org.fairlead.step.upgrade.UpgradeStep;

/** What is left to do, the report, and what giving up the way back would remove. */
final class FinishPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final ObjectProperty<Optional<Ending>> ending = new SimpleObjectProperty<>(Optional.empty());
    private final CopiesModel copies;
    private final CleaningModel cleaning;
    private final NextModel next;
    private final ObjectProperty<Optional<Path>> report = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<FinishReport>> finished = new SimpleObjectProperty<>(Optional
            .empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty keepBackups = new SimpleBooleanProperty(true);
    private final BooleanProperty sure = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();

    /** An item that a person ticks, or one that only says what waits. */
    record OpenItem(String id, String words, String copy, boolean canTick) {}

    /** How the run ended. */
    record Ending(RunSummary run, List<OpenItem> open, List<String> leftBehind, boolean clean) {}

    FinishPageModel(Desk desk) {
        copies = new CopiesModel(desk);
        cleaning = new CleaningModel(desk);
        next = new NextModel(desk);
        this.desk = desk;
        state.canGoBack().set(false);
        state.leaving().set(true);
        state.act().set(Optional.of(new Act(desk.words().say("window.finish.act"), false,
                new SimpleBooleanProperty(true), desk.navigator()::home)));
    }

    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> read(journey))
                .onSuccess(read -> {
                    ending.set(Optional.of(read));
                    state.mark().set(read.open().isEmpty() && read.clean() ? Mark.DONE : Mark.ATTENTION);
                    if (read.run().state() == RunState.FINISHED) {
                        desk.wayBackGiven().set(true);
                    }
                })
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private Ending read(Journey journey) throws ProblemException {
        List<String> ticked = journey.ticked();
        PlaybookWords says = new PlaybookWords(desk.words());
        List<OpenItem> open = new ArrayList<>();
        List<QuarantinedRow> waiting = journey.log().quarantined().stream().filter(row -> row.state().equals(
                "waiting")).toList();
        boolean takenBack = journey.log().summary().state() == RunState.ROLLED_BACK;
        if (takenBack) {
            return new Ending(journey.log().summary(), List.of(), List.copyOf(journey.leftBehind()), true);
        }
        if (!waiting.isEmpty()) {
            open.add(new OpenItem("quarantine", desk.words().say("window.finish.quarantine", waiting
                    .size()), "", false));
        }
        List<Finding> checks = journey.log().findings("verify");
        checks.stream().filter(finding -> !finding.id().startsWith("quarantine/") && finding.problem()
                .severity().compareTo(Severity.INFO) < 0).forEach(
                        finding -> open.add(new OpenItem(finding.id(), desk.words().say(finding.problem()),
                                "",
                                false)));
        open.addAll(imported(journey, says));
        Map<String, String> results = journey.log().recallAll(UpgradeStep.RESULTS);
        List<CommandText> commands = CommandTexts.of(journey.playbook(), journey.plan());
        for (Action action : journey.playbook().actions()) {
            boolean asked = results.getOrDefault(action.id(), "").startsWith("asked");
            if (asked && !ticked.contains(action.id())) {
                open.add(new OpenItem(action.id(), says.action(action.id()), CommandTexts.find(commands,
                        action
                                .id()).map(CommandText::run).orElse(action.copyText()), true));
            }
        }
        for (ChecklistItem item : journey.playbook().checklists()) {
            if (item.phase().equals("after") && !ticked.contains(item.id())) {
                open.add(new OpenItem(item.id(), says.checklist(item.id()), item.copy(), true));
            }
        }
        List<String> criteria = Ticks.criteria(journey.plan());
        for (int i = 0; i < criteria.size(); i++) {
            if (!ticked.contains(criteria.get(i))) {
                open.add(new OpenItem(criteria.get(i), desk.words().say("window.finish.criterion", journey
                        .plan()
                        .successCriteria().get(i)), "", true));
            }
        }
        return new Ending(journey.log().summary(), List.copyOf(open), List.copyOf(journey.leftBehind()),
                checks.stream().noneMatch(Finding::blocks));
    }

    /** What an import left for people. */
    private List<OpenItem> imported(Journey journey, PlaybookWords says) throws ProblemException {
        StepRun<ImportReport> kept = new StepRun<>(desk.tools().turn());
        StoredReport.restore(Results.of(journey.log()).of("import"), ImportReport.class, kept);
        List<OpenItem> open = new ArrayList<>();
        kept.report().get().ifPresent(report -> {
            report.needsSetUp().forEach(setting -> open.add(new OpenItem("set-up/" + setting, desk.words()
                    .say(
                            "window.finish.set-up", says.setting(setting)), "", false)));
            report.notes().stream().filter(note -> !SettingNote.SETTLED.contains(note.kind())).forEach(
                    note -> open.add(
                            new OpenItem("note/" + note.setting(), desk.words().say("import.note." + note
                                    .kind(), says
                                            .setting(
                                                    note.setting()), note.kind().equals("needs") ? says
                                                            .setting(note.detail())
                                                            : note
                                                                    .detail()), "", false)));
        });
        return open;
    }

    /** Nothing was written to a site, so there is nothing to take back. */
    private boolean isExport() {
        return !desk.plan().get().way().hasTarget();
    }

    /** The result in one sentence. */
    String sentence(Ending end) {
        RunSummary run = end.run();
        if (isExport() && run.state() == RunState.DONE) {
            return words().say("window.finish.exported", run.source());
        }
        return switch (run.state()) {
            case ROLLED_BACK -> words().say("window.finish.rolled-back", run.target());
            case FINISHED -> words().say("window.finish.finished", run.target());
            case PREPARING, RUNNING, STOPPED, FAILED, NEEDS_YOU, DONE -> !end.clean()
                    ? words().say("window.finish.differences", run.target())
                    : words().say("window.finish.done", run.target(), end.open().size());
        };
    }

    /** How the result looks. */
    enum Sign {
        GOOD, INFO, WARNING, BLOCKER
    }

    Sign sign(Ending end) {
        if (end.run().state() == RunState.ROLLED_BACK) {
            return Sign.INFO;
        }
        return !end.clean() ? Sign.BLOCKER : end.open().isEmpty() ? Sign.GOOD : Sign.WARNING;
    }

    void showQuarantine() {
        desk.navigator().connected(() -> desk.navigator().show("transfer"));
    }

    boolean canRollBack(Ending end) {
        return !isExport() && end.run().state() != RunState.ROLLED_BACK && end.run().state()
                != RunState.FINISHED;
    }

    void tick(OpenItem item, boolean done) {
        Journey journey = desk.journey();
        work(desk.tools().turn().run(() -> journey.tick(item.id(), done)), yes -> {});
    }

    void writeReport() {
        Journey journey = desk.journey();
        String id = desk.held().get().map(Desk.Held::runId).orElse("run");
        desk.tools().ports().chooser().save(words().say("window.report.title"), "fairlead-" + id + ".html")
                .ifPresent(file -> work(desk.tools().turn().run(() -> journey.report(file)), written -> {
                    report.set(Optional.of(written));
                    desk.tools().ports().opener().open(written);
                }));
    }

    /** Whether there is something that copies could be made of. */
    boolean hasCopies(Ending end) {
        return end.run().state() != RunState.FINISHED;
    }

    /** What to do before another attempt; loaded when it is asked for. */
    NextModel next() {
        next.load();
        return next;
    }

    CleaningModel cleaning() {
        return cleaning;
    }

    CopiesModel copies() {
        return copies;
    }

    /** A file for whoever helps; it is not opened, because people send it on. */
    void writeSupport() {
        Journey journey = desk.journey();
        String id = desk.held().get().map(Desk.Held::runId).orElse("run");
        desk.tools().ports().chooser().save(words().say("window.finish.support"), "fairlead-support-" + id
                + ".zip")
                .ifPresent(file -> work(desk.tools().turn().run(() -> Support.write(journey, words()
                        .messages(), Map.of(
                                "java", Runtime.version().toString(), "system", System.getProperty("os.name")
                                        + " " + System
                                                .getProperty("os.version") + " " + System.getProperty(
                                                        "os.arch")), file)),
                        written -> report.set(Optional.of(written))));
    }

    void rollBack() {
        desk.navigator().connected(() -> desk.navigator().show("rollback"));
    }

    /** Gives up the way back. */
    void giveUp() {
        desk.navigator().connected(this::clean);
    }

    private void clean() {
        Journey journey = desk.journey();
        boolean keep = keepBackups.get();
        work(desk.tools().turn().run(() -> journey.finish(keep)), done -> {
            finished.set(Optional.of(done));
            desk.wayBackGiven().set(true);
            sure.set(false);
            load();
        });
    }

    private <T> void work(Background.Work<T> work,
            Consumer<T> then) {
        working.set(true);
        problem.set(Optional.empty());
        work.onSuccess(then)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> working.set(false))
                .start();
    }

    Words words() {
        return desk.words();
    }

    PageState state() {
        return state;
    }

    ReadOnlyObjectProperty<Optional<Ending>> ending() {
        return ending;
    }

    ReadOnlyObjectProperty<Optional<Path>> report() {
        return report;
    }

    ReadOnlyObjectProperty<Optional<FinishReport>> finished() {
        return finished;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    BooleanProperty keepBackups() {
        return keepBackups;
    }

    BooleanProperty sure() {
        return sure;
    }

    BooleanProperty working() {
        return working;
    }
}
