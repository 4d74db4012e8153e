package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.CommandActions.Undoing;
import org.fairlead.action.CommandState;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
import org.fairlead.record.RecordException;
import org.fairlead.step.StepContext;
import org.fairlead.step.rollback.RollbackReport.Kept;

/**
 * Takes commands back, last run first, each with a text that was shown and agreed to: the answer names the
 * text
 * by its digest. Those of the upgrade go before the rows, those that came before the first row go last.
 */
final class CommandsBack {
    private static final int SHORT = 12;

    private final RollbackInput input;
    private final StepContext context;

    CommandsBack(RollbackInput input, StepContext context) {
        this.input = input;
        this.context = context;
    }

    /** Whether a command of the upgrade is still to be taken back. */
    boolean hasLater() throws RecordException {
        return pending().stream().anyMatch(undoing -> !undoing.first());
    }

    private List<Undoing> pending() throws RecordException {
        var pending = new ArrayList<Undoing>();
        for (Action action : input.playbook().actions().reversed()) {
            if (action instanceof Action.Command) {
                input.commands().undoing(action.id(), context.log()).ifPresent(pending::add);
            }
        }
        return pending;
    }

    private static String question(Undoing undoing) {
        return "command/" + undoing.id() + "/" + undoing.digest().substring(0, SHORT);
    }

    /** Notes what goes back, what a person does and what has to be asked. */
    void look(Ledger ledger) throws RecordException {
        for (Undoing undoing : pending()) {
            if (ledger.runs(question(undoing), new Kept(undoing.place(), undoing.text(), "by-hand"), Problem
                    .warning("rollback.question.command", undoing.id(), undoing.place(), undoing.text()))) {
                ledger.undone(new RollbackPreview.Undoing(undoing.place(), "command", 0, 1, 0));
            }
        }
        for (Map.Entry<String, String> done : context.log().recallAll(CommandState.SCOPE).entrySet()) {
            Optional<CommandState> state = CommandState.recall(context.log(), CommandState.SCOPE, done
                    .getKey());
            Optional<String> undo = input.commands().undoByHand(done.getKey(), state.map(
                    CommandState::captured).orElse(Map.of()));
            if (undo.isPresent() && state.filter(s -> s.state().equals(CommandState.ASKED)).isPresent()) {
                ledger.stays(new Kept(done.getKey(), undo.get(), "by-hand"));
            }
        }
    }

    /**
     * Runs what was agreed to.
     *
     * @param first
     * whether those that came before the first row; what they changed of kept files goes back behind each
     * @return whether all of it is done; no when it was stopped
     */
    boolean run(boolean first, KeptBack kept) throws ProblemException, IOException {
        for (Undoing undoing : pending()) {
            boolean agreed = "undo".equals(input.decisions().get(question(undoing)));
            if (undoing.first() == first && agreed && (context.stop().shouldStop() || !input.commands().undo(
                    undoing, context.log(), context.stop()::isStopped))) {
                return false;
            }
            if (undoing.first() && first && agreed) {
                kept.putBack();
            }
        }
        return true;
    }
}
