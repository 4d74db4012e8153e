package org.fairlead.desktop.page.rollback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.StepRun.State;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.secret.Secret;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;

/**
 * Looks first at what a rollback would do; takes the run back once that was seen, every question has an
 * answer
 * and the target's name was typed.
 */
final class RollbackPageModel {
    private static final String ALL = "*";
    private static final String COMMANDS = "command/";

    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<RollbackPreview> look;
    private final StepRun<RollbackReport> run;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Preview> preview = new SimpleObjectProperty<>(Preview.NONE);
    private final Map<String, String> answers = new HashMap<>();
    private final BooleanBinding ready;

    /**
     * What was seen by looking.
     *
     * @param late
     * questions that only came up when the rollback began
     */
    record Preview(Optional<RollbackPreview> seen, List<OpenDecision> late) {
        static final Preview NONE = new Preview(Optional.empty(), List.of());

        List<OpenDecision> open() {
            List<OpenDecision> open = new ArrayList<>(late);
            seen.ifPresent(shown -> shown.open().stream().filter(one -> !open.contains(one)).forEach(
                    open::add));
            return open;
        }

        /** Questions that are not shown one by one. */
        long more() {
            return seen.map(shown -> shown.questions() - shown.open().size()).orElse(0L);
        }
    }

    RollbackPageModel(Desk desk) {
        this.desk = desk;
        look = new StepRun<>(desk.tools().turn());
        run = new StepRun<>(desk.tools().turn());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("rollback"), RollbackReport.class, run);
        ready = Bindings.createBooleanBinding(() -> preview.get().seen().isPresent() && typed.get().strip()
                .toLowerCase(Locale.ROOT).equals(name().toLowerCase(Locale.ROOT)) && !isWorking(), preview,
                typed,
                run.state(), look.state());
        ready.addListener((at, was, is) -> decide());
        preview.addListener((at, was, is) -> decide());
        passphrase.addListener((at, was, is) -> decide());
        run.state().addListener((at, was, is) -> ended(is));
        look.state().addListener((at, was, is) -> looked(is));
        decide();
    }

    /** Says what would be taken back; writes nothing. */
    void look() {
        Secret secret = Secret.of(passphrase.get());
        Map<String, String> decided = Map.copyOf(answers);
        look.start(controls -> {
            try (secret) {
                return desk.journey().previewRollback(secret, decided, controls);
            }
        });
    }

    /** Takes back what the run wrote; the passphrase is wiped when the step ends. */
    void rollBack() {
        Secret secret = Secret.of(passphrase.get());
        Map<String, String> decided = decided();
        run.start(controls -> {
            try (secret) {
                return desk.journey().rollback(secret, decided, controls);
            }
        });
    }

    /** The answers given, and for the questions shown the careful one where none was given. */
    private Map<String, String> decided() {
        Map<String, String> decided = new HashMap<>(answers);
        preview.get().open().forEach(open -> decided.put(open.id(), answer(open)));
        if (preview.get().more() > 0) {
            decided.put(ALL, answerToTheRest());
        }
        return decided;
    }

    private void looked(State now) {
        state.busy().set(isWorking());
        if (now == State.DONE) {
            preview.set(new Preview(look.report().get(), List.of()));
        }
        decide();
    }

    private void ended(State now) {
        state.busy().set(isWorking());
        if (now == State.DECISIONS) {
            preview.set(new Preview(preview.get().seen(), run.decisions().get()));
        } else if (isOver()) {
            passphrase.set("");
        }
        decide();
    }

    /** Whether the run is taken back, whatever was found afterwards. */
    private boolean isOver() {
        return run.state().get() == State.DONE || run.state().get() == State.BLOCKED;
    }

    /** Begins anew, which takes back nothing twice and looks at everything again. */
    void again() {
        preview.set(Preview.NONE);
        typed.set("");
        run.restore(State.IDLE, Optional.empty());
    }

    private boolean isWorking() {
        return run.isRunning() || look.isRunning();
    }

    void answer(OpenDecision question, String option) {
        answers.put(question.id(), option);
    }

    /**
     * Answers every question alike, those shown and those that come up later; a command runs only where its
     * own
     * question says so, and what was answered there stays.
     */
    void answerAll(String option) {
        answers.keySet().removeIf(id -> !id.startsWith(COMMANDS));
        answers.put(ALL, option);
        preview.get().open().stream().filter(open -> !isCommand(open) && open.options().contains(option))
                .forEach(
                        open -> answers.put(open.id(), option));
    }

    private static boolean isCommand(OpenDecision question) {
        return question.id().startsWith(COMMANDS);
    }

    void answerTheRest(String option) {
        answers.put(ALL, option);
    }

    String answerToTheRest() {
        return answers.getOrDefault(ALL, "keep");
    }

    String answer(OpenDecision question) {
        String careful = question.options().getFirst();
        return answers.getOrDefault(question.id(), isCommand(question) ? careful : answers.getOrDefault(ALL,
                careful));
    }

    private void decide() {
        boolean done = isOver();
        boolean seen = preview.get().seen().isPresent();
        state.act().set(Optional.of(done
                ? new Act(words().say("window.finish.act"), false, always(), desk.navigator()::home)
                : seen ? new Act(words().say("window.rollback.act", place()), true, ready, this::rollBack)
                : new Act(words().say("window.rollback.look"), false, passphrase.isNotEmpty(),
                        this::look)));
        state.leaving().set(done);
        state.canGoBack().set(!isWorking() && !done);
        state.hint().set(done || isWorking() || ready.get() ? "" : hint(seen));
        if (!done && !isWorking() && run.state().get() == State.IDLE) {
            state.mark().set(Mark.OPEN);
        }
    }

    private static BooleanBinding always() {
        return Bindings.createBooleanBinding(() -> true);
    }

    private String hint(boolean seen) {
        if (seen) {
            return words().say("window.rollback.hint.name");
        }
        return passphrase.get().isEmpty() ? words().say("window.rollback.hint") : "";
    }

    String place() {
        return desk.plan().get().target().database().place();
    }

    /** What has to be typed: the target's name. */
    String name() {
        var target = desk.plan().get().target().database();
        return target.name().isEmpty() ? target.place() : target.name();
    }

    List<RollbackReport.Kept> kept() {
        return run.report().get().map(RollbackReport::kept).orElse(List.of());
    }

    /** Tables held against their backup afterwards, those that differ first. */
    List<RollbackReport.TableState> tables() {
        List<RollbackReport.TableState> tables = new ArrayList<>(run.report().get().map(
                RollbackReport::tables)
                .orElse(List.of()));
        tables.sort(java.util.Comparator.comparing(RollbackPageModel::isAsBefore));
        return tables;
    }

    static boolean isAsBefore(RollbackReport.TableState table) {
        return table.different() == 0 && table.missing() == 0 && table.added() == 0;
    }

    Words words() {
        return desk.words();
    }

    PageState state() {
        return state;
    }

    /** Stops whatever is at work. */
    void stop() {
        look.stop();
        run.stop();
    }

    StepRun<RollbackPreview> looking() {
        return look;
    }

    StepRun<RollbackReport> run() {
        return run;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    StringProperty typed() {
        return typed;
    }

    ReadOnlyObjectProperty<Preview> preview() {
        return preview;
    }
}
