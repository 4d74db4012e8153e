package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.Move;
import org.fairlead.move.Moves;
import org.fairlead.move.Replaced;
import org.fairlead.move.SettledRows;
import org.fairlead.site.SiteException;

/** What became of the rows of the target in a run that replaces. */
final class ReplacedFindings {
    private static final String GROUP = "verify.group.counts";

    private ReplacedFindings() {}

    /**
     * A blocker for rows that were to give way and are there, a warning for those that people have made
     * differ from the source since that was settled.
     *
     * @param settled
     * empty where the run has settled nothing; then every row that differs was to give way
     */
    static List<Finding> of(Replaced replaced, Moves moves, Optional<SettledRows> settled)
            throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Move move : moves.all()) {
            List<Long> differing = replaced.of(move);
            long left = settled.isPresent() ? replaced.left(move, settled.get()) : differing.size();
            if (left > 0) {
                findings.add(new Finding("replaced/" + move.table(), GROUP, Problem.blocker(
                        "verify.problem.not-replaced", move.table(), left)));
            }
            long changed = settled.stream().flatMap(rows -> differing.stream().filter(number -> !rows.giving(
                    move.table()).contains(number))).count();
            if (changed > 0) {
                findings.add(new Finding("changed/" + move.table(), GROUP, Problem.warning(
                        "verify.warning.changed-meanwhile", move.table(), changed)));
            }
        }
        return findings;
    }
}
