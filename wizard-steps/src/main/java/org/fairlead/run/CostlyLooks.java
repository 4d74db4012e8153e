package org.fairlead.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Questions;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.watch.CostlyLook;

/**
 * Chat and service, asked every few minutes while a site is watched, as the plan allows it. How many
 * questions
 * were put stands in the record before each is put, so that no restart puts more than the plan allows.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record CostlyLooks(Playbook written, Plan plan, RunSites sites, RunLog log, Clock clock, RunAccess access) {

    private static final String SCOPE = "watch-costly";
    private static final String SPENT = "spent";
    private static final String LAST = "last";
    private static final long MINUTE = 60_000;

    /** A look that does something once. */
    private record Once(String subject, Eye eye) implements CostlyLook {
        @Override
        public Problem look() throws ProblemException {
            return eye.look();
        }
    }

    private interface Eye {
        Problem look() throws ProblemException;
    }

    /** What is due now. */
    List<CostlyLook> due() throws ProblemException {
        Questions questions = plan.acceptance().questions();
        long last = number(LAST);
        if (questions.watchMinutes() == 0 || (last > 0 && clock.millis() - last < questions.watchMinutes()
                * MINUTE)) {
            return List.of();
        }
        log.remember(SCOPE, LAST, Long.toString(clock.millis()));
        List<CostlyLook> due = new ArrayList<>();
        if (written.access().isThere() && !questions.ask().isEmpty() && number(SPENT) < questions.calls()) {
            due.add(new Once("chat", this::chat));
        }
        if (new ProviderLook(written, plan, sites, log).isWanted()) {
            due.add(new Once("provider", this::provider));
        }
        return due;
    }

    private Problem chat() throws ProblemException {
        log.remember(SCOPE, SPENT, Long.toString(number(SPENT) + 1));
        return access.askOnce();
    }

    private Problem provider() throws ProblemException {
        return new ProviderLook(written, plan, sites, log).look().stream().map(Finding::problem).findFirst()
                .orElse(Problem.passed("watch.good"));
    }

    private long number(String name) throws ProblemException {
        return log.recall(SCOPE, name).map(Long::parseLong).orElse(0L);
    }
}
