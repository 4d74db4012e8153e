package org.fairlead.run;

import java.util.Optional;

import org.fairlead.acceptance.Freeze;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;

/** Sees to it that a source which must not change has not, for jobs that want it so. */
record RunFreeze(Playbook playbook, Plan plan, RunSites sites, RunLog log) {
    private boolean applies() {
        return playbook.job(plan.job()).filter(Job::freezesSource).isPresent() && (plan.way() == Way.DIRECT
                || plan.way() == Way.EXPORT);
    }

    private Freeze freeze() {
        return new Freeze(playbook.at(plan.source().prefix()), log);
    }

    /** Remembers how the source is. */
    void take() throws ProblemException {
        if (applies()) {
            try (Database source = sites.database(plan.source(), Side.SOURCE)) {
                freeze().take(source);
            }
        }
    }

    /**
     * Refuses to go on where the source has changed since it was assessed.
     *
     * @param step
     * what is about to read it; once that has begun, what comes later simply stays there
     */
    void require(String step) throws ProblemException {
        boolean begun = log.recall("freeze-read", step).isPresent();
        if (!applies() || begun) {
            return;
        }
        try (Database source = sites.database(plan.source(), Side.SOURCE)) {
            Optional<Finding> changed = freeze().changes(source);
            if (changed.isPresent()) {
                throw new SiteException(changed.get().problem());
            }
        }
        log.remember("freeze-read", step, "yes");
    }
}
