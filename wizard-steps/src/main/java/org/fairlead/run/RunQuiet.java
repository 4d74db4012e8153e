package org.fairlead.run;

import java.time.Clock;
import java.util.List;

import org.fairlead.action.SetAside;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Quiet;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Site.Side;

/** Keeps the target quiet while rows move, where the plan wants it so. */
record RunQuiet(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    private static final String YES = "yes";

    /** Switches off what the playbook names, before the first row; once more where it was cut off. */
    void begin() throws ProblemException {
        Quiet quiet = playbook.quiet();
        if (!quiet.isThere() || !Answers.of(playbook, plan).getOrDefault(quiet.choice(), "").equals(YES)) {
            return;
        }
        try (Database target = sites.database(plan.target(), Side.TARGET)) {
            int count = aside(target).off();
            if (count > 0) {
                log.event(Problem.info("quiet.event.off", count));
            }
        }
    }

    /** Switches on again what was switched off, and tells of it. */
    List<Finding> end(Clock clock) throws ProblemException {
        if (!SetAside.isQuiet(log)) {
            return List.of();
        }
        try (Database target = sites.database(plan.target(), Side.TARGET)) {
            SetAside.Back back = aside(target).on(clock);
            log.event(Problem.info("quiet.event.on", back.settings(), back.jobs()));
            return List.of(new Finding("quiet", "verify.group.settings", back.changedByOthers() > 0
                    ? Problem.warning("quiet.warning.changed", back.settings(), back.changedByOthers())
                    : Problem.passed("quiet.passed", back.settings(), back.jobs())));
        }
    }

    private SetAside aside(Database target) {
        Playbook here = playbook.at(plan.target().prefix());
        Store store = here.configuration().stores().stream().filter(one -> one.id().equals(playbook.quiet()
                .store())).findFirst().orElseThrow();
        return new SetAside(playbook.quiet(), store, target, log);
    }
}
