package org.fairlead.move;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** Whether what is written into the target's tables, and deleted from them, can be taken back. */
public final class TableEngines {
    private TableEngines() {}

    /** A blocker for each table of the target whose storage engine knows no transactions. */
    public static List<Finding> findings(Moves moves, Database target) throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Move move : moves.all()) {
            if (!target.isTransactional(move.table())) {
                findings.add(new Finding("engine/" + move.table(), "assess.group.target", Problem.blocker(
                        "transfer.problem.no-transactions", move.table(), target.facts().place())));
            }
        }
        return findings;
    }
}
