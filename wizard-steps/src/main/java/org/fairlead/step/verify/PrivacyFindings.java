package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.Move;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.move.PrivateRows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.verify.VerifyReport.Comparison;

/** Whether what people have agreed to is the same on both sides, and what was to stay behind has. */
final class PrivacyFindings {
    private static final String GROUP = "verify.group.privacy";

    private PrivacyFindings() {}

    /**
     * @param comparisons
     * of every table: each row that the run has written there was held against one that should come
     */
    static List<Finding> of(MoveScope scope, Moves moves, Transaction source, Transaction target,
            List<Comparison> comparisons) throws SiteException {
        var findings = new ArrayList<Finding>();
        long leftOut = 0;
        boolean asked = false;
        for (Move move : moves.all()) {
            var rows = new PrivateRows(scope, move);
            if (rows.leavesOut()) {
                asked = true;
                leftOut += rows.leftOut(source);
            }
            if (rows.tellsOfPeople()) {
                findings.add(agreed(move, rows.agreed(source, target)));
            }
        }
        if (asked) {
            long unexpected = comparisons.stream().mapToLong(Comparison::unexpected).sum();
            findings.add(new Finding("privacy/left-out", GROUP, unexpected == 0 ? Problem.passed(
                    "verify.passed.left-out", leftOut) : Problem.blocker("verify.problem.left-out",
                            unexpected,
                            leftOut)));
        }
        return findings;
    }

    private static Finding agreed(Move move, PrivateRows.Agreed agreed) {
        Problem said = agreed.differing() == 0 ? Problem.passed("verify.passed.agreed", move.table(), agreed
                .same()) : Problem.info(
                        "verify.info.agreed", move.table(), agreed.differing(), agreed
                                .same());
        return new Finding("privacy/agreed/" + move.table(), GROUP, said).with(new Evidence(move.dataset()
                .beside()
                .unlessThere(), agreed.others(), agreed.differing()));
    }
}
