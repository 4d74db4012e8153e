package org.fairlead.run;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

import org.fairlead.action.Parameters;
import org.fairlead.compare.CompareReport;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.HelpCard;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.verify.ChecksAlone;

/**
 * Helps with a run that is in trouble.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record Troubles(Playbook written, Plan plan, RunSites sites, RunLog log, Parameters parameters, Clock clock)
        implements
        TroubleWork {
    @Override
    public List<Finding> check(String card) throws ProblemException {
        HelpCard found = written.trouble().card(card).orElseThrow(() -> new SiteException(Problem.blocker(
                "trouble.problem.no-card", card, String.join(", ", written.trouble().cards().stream().map(
                        HelpCard::id).toList()))));
        return checks(check -> found.checks().contains(check.id()));
    }

    private List<Finding> checks(Predicate<Check> chosen) throws ProblemException {
        requireTarget();
        Playbook here = written.at(plan.target().prefix());
        try (Site target = sites.target(plan)) {
            return new ChecksAlone(target, parameters, log, MachineLooks.means(written, plan, sites), clock)
                    .run(here.checks().stream().filter(chosen).toList());
        }
    }

    @Override
    public List<Finding> logs() throws ProblemException {
        return checks(check -> check.kind().equals("log"));
    }

    @Override
    public CompareReport compare(String before, String now, List<String> paths) throws ProblemException {
        return new Comparing(written, plan, sites, log).run(before, now, paths);
    }

    @Override
    public Problem testMail(String to, String subject, String text) throws ProblemException {
        requireTarget();
        return new RunMail(written, plan, sites, log).send(to, subject, text, clock.instant());
    }

    private RunRepairs mending() {
        return new RunRepairs(written, plan, sites, log, clock);
    }

    @Override
    public List<RepairOffer> repairs() throws ProblemException {
        requireTarget();
        mending().due();
        return mending().offers();
    }

    @Override
    public RepairOffer repair(String id, int minutes) throws ProblemException {
        requireTarget();
        return mending().run(id, minutes);
    }

    @Override
    public RepairOffer takeBack(String id) throws ProblemException {
        requireTarget();
        return mending().back(id);
    }

    @Override
    public List<String> giveBackDue() throws ProblemException {
        return mending().due();
    }

    private void requireTarget() throws SiteException {
        if (!plan.way().hasTarget()) {
            throw new SiteException(Problem.blocker("trouble.problem.no-target"));
        }
    }
}
