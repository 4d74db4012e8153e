package org.fairlead.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.ShellResult;

/**
 * What the record knows of a command. What it said is bounded and holds none of the secrets that were known.
 *
 * @param state
 * one of the constants
 * @param digest
 * of the text that ran, see {@link org.fairlead.plan.CommandText#digest()}
 * @param captured
 * what was kept before it ran
 * @param ending
 * how it ended last, empty where that is not known
 * @param process
 * number of the process it last ran as and when that began, empty where that is not known
 */
public record CommandState(String state, String digest, String place, String text,
        Map<String, String> captured,
        String ending, int exit, long millis, String out, String err, String process) {

    /** Scope in the record: command to its state. */
    public static final String SCOPE = "command";
    /** Scope in the record: command to the state of taking it back. */
    public static final String UNDO_SCOPE = "command-undo";

    /** It may be running, or be half done. */
    public static final String BEGUN = "begun";
    public static final String DONE = "done";
    /** There was nothing to do. */
    public static final String ALREADY = "already";
    /** A person does it. */
    public static final String ASKED = "asked";
    public static final String FAILED = "failed";
    /** States in which this run may have changed something. */
    private static final List<String> TOUCHED = List.of(BEGUN, DONE, FAILED);

    public CommandState {
        captured = Map.copyOf(captured);
        process = process == null ? "" : process;
    }

    /** One of which nothing more is known than its state. */
    public static CommandState of(String state, String digest, String place, String text,
            Map<String, String> captured) {
        return new CommandState(state, digest, place, text, captured, "", 0, 0, "", "", "");
    }

    /** The same in another state, with how it ended. */
    public CommandState ended(String now, ShellResult result, Masking masking) {
        return new CommandState(now, digest, place, text, captured, result.ending().name(), result.exit(),
                result
                        .millis(), masking.of(result.out()), masking.of(result.err()), process);
    }

    /** The same in another state. */
    public CommandState as(String now) {
        return new CommandState(now, digest, place, text, captured, ending, exit, millis, out, err, process);
    }

    /** The same, as a process of its machine. */
    CommandState running(String known) {
        return new CommandState(state, digest, place, text, captured, ending, exit, millis, out, err, known);
    }

    /** Whether there is nothing left to do. */
    public boolean isSettled() {
        return state.equals(DONE) || state.equals(ALREADY);
    }

    /** Whether this run may have changed something by it. */
    public boolean hasTouched() {
        return TOUCHED.contains(state);
    }

    /** Keeps it; durable when the method returns. */
    public void keep(RunLog log, String scope, String id) throws RecordException {
        log.remember(scope, id, JsonMapper.shared().writeValueAsString(this));
    }

    /** Commands with which there is nothing left to do. */
    public static Set<String> settled(RunLog log) throws RecordException {
        var settled = new TreeSet<String>();
        log.recallAll(SCOPE).forEach((id, json) -> {
            if (read(json).isSettled()) {
                settled.add(id);
            }
        });
        return settled;
    }

    private static CommandState read(String json) {
        return JsonMapper.shared().readValue(json, CommandState.class);
    }

    /** What is known of a command, nothing where it was not begun. */
    public static Optional<CommandState> recall(RunLog log, String scope, String id) throws RecordException {
        return log.recall(scope, id).map(CommandState::read);
    }
}
