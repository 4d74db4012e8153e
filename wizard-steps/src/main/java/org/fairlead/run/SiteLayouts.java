package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/**
 * In which layouts settings are read and written. Once a run has begun to write they are settled: afterwards
 * a
 * site may show both the old and the new one.
 */
final class SiteLayouts {
    static final String FROM = "from";
    static final String TO = "to";
    private static final String SCOPE = "layouts";

    private final Carry carry;
    private final RunLog log;

    SiteLayouts(Carry carry, RunLog log) {
        this.carry = carry;
        this.log = log;
    }

    /** What the plan names or this run has settled on; empty where it has to be recognised. */
    String named(String which) throws ProblemException {
        String named = which.equals(FROM) ? carry.fromLayout() : carry.toLayout();
        return named.isEmpty() ? log.recall(SCOPE, which).orElse("") : named;
    }

    /** Settles both. */
    void settle(String from, String to) throws ProblemException {
        log.remember(SCOPE, FROM, from);
        log.remember(SCOPE, TO, to);
    }

    /**
     * The layout that is named, else the one that is recognised, else another.
     *
     * @param playbook
     * as it reads for the site
     * @param otherwise
     * where the site shows none
     * @throws ProblemException
     * when it shows several, or none and there is no other
     */
    String of(String which, Playbook playbook, Database database, Optional<String> otherwise)
            throws ProblemException {
        String named = named(which);
        if (!named.isEmpty()) {
            return named;
        }
        List<String> found = LayoutProbe.all(playbook, database).stream().map(Layout::id).toList();
        if (found.size() > 1) {
            throw new SiteException(Problem.blocker("import.problem.layouts", database.facts().place(), String
                    .join(", ", found)));
        }
        if (found.isEmpty() && otherwise.filter(layout -> !layout.isEmpty()).isEmpty()) {
            throw new SiteException(Problem.blocker("import.problem.no-layout", database.facts().place(),
                    String.join(", ", ids(playbook))));
        }
        return found.isEmpty() ? otherwise.orElseThrow() : found.getFirst();
    }

    private static List<String> ids(Playbook playbook) {
        return playbook.system().layouts().stream().map(Layout::id).toList();
    }
}
