package org.fairlead.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.model.Problem;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandText.Standing;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;

/**
 * Runs commands that were approved, and takes them back. What is about to run is in the record before it
 * does; after an interruption {@code done-when} tells whether it is to run again.
 */
public final class CommandActions {
    private static final Logger LOG = LoggerFactory.getLogger(CommandActions.class);

    private final List<CommandText> texts;
    private final Map<String, Approval> approvals;
    private final Means means;

    /** No commands. */
    public static final CommandActions NONE = new CommandActions(List.of(), Map.of(), new Means(Map.of(),
            UnaryOperator.identity(), () -> new Masking(List.of()), Optional.empty()));

    /**
     * What commands run with.
     *
     * @param shells
     * "source" and "target" to the shell of that side, as far as it has one
     * @param fill
     * turns the templates of variables into values, secrets among them; empty where there is none
     * @param masking
     * asked before and after every attempt
     * @param kept
     * files that were kept and that commands may change
     */
    public record Means(Map<String, Shell> shells, UnaryOperator<String> fill, Masking.Source masking,
            Optional<KeptFiles> kept) {

        public Means {
            shells = Map.copyOf(shells);
        }
    }

    public CommandActions(List<CommandText> texts, Map<String, Approval> approvals, Means means) {
        this.texts = List.copyOf(texts);
        this.approvals = Map.copyOf(approvals);
        this.means = means;
    }

    /**
     * Carries a command out, or finds that there is nothing to do, that a person does it or that it does not
     * arise.
     *
     * @return its state, or "skipped"; empty when it was stopped and will be looked at again
     * @throws SiteException
     * when it failed, ran out of time or was lost on the way, saying where and with which last words
     */
    public Optional<String> run(String id, RunLog log, BooleanSupplier stop) throws SiteException,
            RecordException {
        Optional<CommandText> found = CommandTexts.find(texts, id);
        if (found.isEmpty()) {
            return Optional.of("skipped");
        }
        CommandText text = found.get();
        Optional<CommandState> known = CommandState.recall(log, CommandState.SCOPE, id);
        if (known.filter(CommandState::isSettled).filter(state -> state.digest().equals(text.digest()))
                .isPresent()) {
            return known.map(CommandState::state);
        }
        Shell shell = means.shells().get(text.at());
        Standing standing = text.standing(approvals);
        if (standing == Standing.OPEN) {
            throw new SiteException(Problem.blocker("command.problem.not-approved", id, text.place()));
        }
        if (standing == Standing.BY_HAND || shell == null) {
            // one that was tried before keeps what was there before, for its way back
            known.filter(state -> !state.isSettled()).map(state -> state.as(CommandState.ASKED)).orElseGet(
                    () -> CommandState.of(CommandState.ASKED, text.digest(), text.place(), text.run(), Map
                            .of()))
                    .keep(log, CommandState.SCOPE, id);
            return Optional.of(CommandState.ASKED);
        }
        return noted(() -> new CommandAttempt(text, shell, means, log, stop).begin(known));
    }

    private interface Attempt<R> {
        R make() throws SiteException, RecordException;
    }

    /** What changes of the kept files while a command runs is noted, however it ends. */
    private <R> R noted(Attempt<R> attempt) throws SiteException, RecordException {
        for (KeptFiles kept : means.kept().stream().toList()) {
            kept.begin();
        }
        try {
            return attempt.make();
        } finally {
            settle();
        }
    }

    /** Where the machine cannot be reached any more, that is left to whoever takes the run up again. */
    private void settle() throws RecordException {
        for (KeptFiles kept : means.kept().stream().toList()) {
            try {
                kept.settle();
            } catch (SiteException unreachable) {
                LOG.debug("what a command has changed could not be looked at", unreachable);
            }
        }
    }

    /** What taking a command back would be. */
    public record Undoing(String id, boolean first, String place, String text, String digest) {}

    /** What would take a command back now; empty where nothing is to be. */
    public Optional<Undoing> undoing(String id, RunLog log) throws RecordException {
        Optional<CommandText> text = CommandTexts.find(texts, id);
        Optional<CommandState> state = CommandState.recall(log, CommandState.SCOPE, id);
        boolean isBack = CommandState.recall(log, CommandState.UNDO_SCOPE, id).filter(back -> back.state()
                .equals(CommandState.DONE)).isPresent();
        if (text.isEmpty() || text.get().undo().isEmpty() || state.filter(CommandState::hasTouched).isEmpty()
                || isBack) {
            return Optional.empty();
        }
        String undo = text.get().undoing(state.get().captured());
        return Optional.of(new Undoing(id, text.get().first(), text.get().place(), undo, CommandTexts.digest(
                text.get().place(), undo)));
    }

    /** What takes a command back that a person did, as a text for them; empty where nothing is to be. */
    public Optional<String> undoByHand(String id, Map<String, String> captured) {
        return CommandTexts.find(texts, id).map(text -> text.undoing(captured)).filter(undo -> !undo
                .isEmpty());
    }

    /**
     * Takes a command back with exactly the text that was shown.
     *
     * @return whether it is done; no when it was stopped
     * @throws SiteException
     * when that failed
     */
    public boolean undo(Undoing undoing, RunLog log, BooleanSupplier stop) throws SiteException,
            RecordException {
        CommandText text = CommandTexts.find(texts, undoing.id()).orElseThrow();
        Shell shell = means.shells().get(text.at());
        if (shell == null) {
            throw new SiteException(Problem.blocker("command.problem.no-shell", undoing.id()));
        }
        return noted(() -> new CommandAttempt(text, shell, means, log, stop).undo(undoing));
    }
}
