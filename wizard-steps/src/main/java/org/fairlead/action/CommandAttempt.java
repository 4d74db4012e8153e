package org.fairlead.action;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.model.Problem;
import org.fairlead.plan.CommandText;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.ShellResult.Ending;
import org.fairlead.site.ShellScript;
import org.fairlead.site.SiteException;

/**
 * One attempt at a command or at taking it back. The record knows of it before it begins.
 *
 * @param stop
 * asked while it runs
 */
record CommandAttempt(CommandText text, Shell shell, CommandActions.Means means, RunLog log,
        BooleanSupplier stop) {

    private static final Logger LOG = LoggerFactory.getLogger(CommandAttempt.class);
    private static final Duration LOOKING = Duration.ofMinutes(2);
    private static final int LAST_LINES = 8;
    private static final int LONGEST_CAPTURE = 400;
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    /** Runs it where there is something to do; its state, or empty when it was stopped. */
    Optional<String> begin(Optional<CommandState> known) throws SiteException, RecordException {
        Optional<CommandState> before = known.filter(CommandState::hasTouched);
        requireEnded(before);
        if (!text.doneWhen().isEmpty()) {
            ShellResult look = look(text.doneWhen());
            if (look.isGood()) {
                CommandState state = before.map(begun -> begun.as(CommandState.DONE)).orElseGet(() -> of(
                        CommandState.ALREADY, Map.of()));
                state.keep(log, CommandState.SCOPE, text.id());
                return Optional.of(state.state());
            }
        }
        // what was there before the first attempt is what an undo goes back to
        Map<String, String> captured = before.isPresent() ? before.get().captured() : captured();
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        CommandState state = of(CommandState.BEGUN, captured);
        state.keep(log, CommandState.SCOPE, text.id());
        return run(text.run(), state, CommandState.SCOPE) ? Optional.of(CommandState.DONE) : Optional.empty();
    }

    private CommandState of(String state, Map<String, String> captured) {
        return CommandState.of(state, text.digest(), text.place(), text.run(), captured);
    }

    /** Takes the command back; no when it was stopped. */
    boolean undo(CommandActions.Undoing undoing) throws SiteException, RecordException {
        requireEnded(CommandState.recall(log, CommandState.SCOPE, undoing.id()));
        requireEnded(CommandState.recall(log, CommandState.UNDO_SCOPE, undoing.id()));
        var state = CommandState.of(CommandState.BEGUN, undoing.digest(), undoing.place(), undoing.text(), Map
                .of());
        state.keep(log, CommandState.UNDO_SCOPE, undoing.id());
        return run(undoing.text(), state, CommandState.UNDO_SCOPE);
    }

    private boolean run(String what, CommandState begun, String scope) throws SiteException, RecordException {
        Masking before = means.masking().now();
        var running = new Running(begun, scope);
        ShellResult result = shell.run(new ShellCommand(what, environment(), Duration.ofMinutes(text
                .minutes())), stop,
                running::keep);
        Masking masking = masking(before);
        String now = result.isGood() ? CommandState.DONE : switch (result.ending()) {
            case STOPPED, LOST -> CommandState.BEGUN;
            case EXITED, KILLED, TIMED_OUT -> CommandState.FAILED;
        };
        running.state().ended(now, result, masking).keep(log, scope, text.id());
        if (result.isGood()) {
            log.event(Problem.info(scope.equals(CommandState.SCOPE) ? "command.event.done"
                    : "command.event.undone", text.id(), text.place(), result.millis() / 1000));
            return true;
        }
        if (result.ending() == Ending.STOPPED) {
            return false;
        }
        throw new SiteException(problem(result, masking));
    }

    /** A command that runs on its own: it may outlive us, and is known by its process then. */
    private final class Running {
        private final String scope;
        private CommandState state;
        private Optional<RecordException> failure = Optional.empty();

        Running(CommandState state, String scope) {
            this.state = state;
            this.scope = scope;
        }

        void keep(String process) {
            state = state.running(process);
            try {
                state.keep(log, scope, text.id());
            } catch (RecordException e) {
                failure = Optional.of(e);
            }
        }

        CommandState state() throws RecordException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return state;
        }
    }

    /** Refuses to begin while an earlier attempt, whose end nobody has seen, still runs. */
    private void requireEnded(Optional<CommandState> known) throws SiteException {
        if (known.isPresent() && !known.get().process().isEmpty() && known.get().place().equals(text.place())
                && look(ShellScript.alive(known.get().process())).isGood()) {
            throw new SiteException(Problem.blocker("command.problem.still-running", text.id(), text.place(),
                    known.get()
                            .process().replaceFirst(" .*", "")));
        }
    }

    /** What was secret before and what is now; where that cannot be told any more, what was known. */
    private Masking masking(Masking before) {
        try {
            return before.and(means.masking().now());
        } catch (SiteException e) {
            LOG.debug("the secrets could not be read anew after a command", e);
            return before;
        }
    }

    private Problem problem(ShellResult result, Masking masking) {
        String said = last(masking.of(result.err().isBlank() ? result.out() : result.err()));
        return switch (result.ending()) {
            case TIMED_OUT -> Problem.blocker("command.problem.timed-out", text.id(), text.place(), text
                    .minutes(), said);
            case LOST -> Problem.blocker("command.problem.lost", text.id(), text.place(), said);
            case KILLED -> Problem.blocker("command.problem.killed", text.id(), text.place(), result.exit(),
                    said);
            case EXITED, STOPPED -> Problem.blocker("command.problem.failed", text.id(), text.place(), result
                    .exit(), said);
        };
    }

    /** The last lines of what was said. */
    private static String last(String said) {
        List<String> lines = LINE_ENDS.splitAsStream(said).filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** What an undo will need; incomplete when it was stopped. */
    private Map<String, String> captured() throws SiteException {
        Map<String, String> captured = new LinkedHashMap<>();
        Masking masking = means.masking().now();
        for (Map.Entry<String, String> one : text.captures().entrySet()) {
            ShellResult look = look(one.getValue());
            if (look.ending() == Ending.STOPPED) {
                return captured;
            }
            String value = LINE_ENDS.splitAsStream(look.out()).findFirst().orElse("").strip();
            boolean covered = !masking.of(value).equals(value);
            if (!look.isGood() || value.isEmpty() || covered || value.length() > LONGEST_CAPTURE) {
                throw new SiteException(Problem.blocker("command.problem.not-captured", text.id(), one
                        .getKey(), text.place(), last(masking.of(look.err() + "\n" + look.out()))));
            }
            captured.put(one.getKey(), value);
        }
        return captured;
    }

    private ShellResult look(String what) throws SiteException {
        ShellResult look = shell.run(new ShellCommand(what, environment(), LOOKING), stop);
        if (look.ending() == Ending.LOST || look.ending() == Ending.TIMED_OUT) {
            throw new SiteException(problem(look, means.masking().now()));
        }
        return look;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        text.templates().forEach((name, template) -> environment.put(name, means.fill().apply(template)));
        return environment;
    }
}
