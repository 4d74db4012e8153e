package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.JoinedLists;
import org.fairlead.move.JoinedLists.Joint;
import org.fairlead.move.Move;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Whether every entry that the source has of a joined list is in that of the target. */
final class JoinedFindings {
    private static final String GROUP = "verify.group.counts";

    private JoinedFindings() {}

    /**
     * A blocker for lists that lack entries, a warning for values that are no lists and stayed as they were.
     */
    static List<Finding> of(MoveScope scope, Moves moves, Transaction source, Transaction target)
            throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Move move : moves.all()) {
            if (JoinedLists.applies(scope, move)) {
                of(scope, move, source, target, findings);
            }
        }
        return findings;
    }

    private static void of(MoveScope scope, Move move, Transaction source, Transaction target,
            List<Finding> findings) throws SiteException {
        long lacking = 0;
        long unreadable = 0;
        try (JoinedLists lists = new JoinedLists(scope, move, source)) {
            for (Optional<List<Joint>> joints = lists.next(target, false); joints.isPresent(); joints = lists
                    .next(target, false)) {
                lacking += joints.get().stream().filter(Joint::changes).count();
                unreadable += joints.get().stream().filter(joint -> !joint.readable()).count();
            }
        }
        if (lacking > 0) {
            findings.add(new Finding("joined/" + move.table(), GROUP, Problem.blocker(
                    "verify.problem.not-joined", move.table(), lacking)));
        }
        if (unreadable > 0) {
            findings.add(new Finding("no-list/" + move.table(), GROUP, Problem.warning(
                    "verify.warning.no-list", move.table(), unreadable)));
        }
    }
}
