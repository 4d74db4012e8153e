package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.step.StopSignal;
import org.fairlead.watch.CostlyLook;
import org.fairlead.watch.LoadCheck;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.Looks;
import org.fairlead.watch.WatchReport;
import org.fairlead.watch.Watcher;

/** Watches the target of a run, and tries it under load. */
final class Watching {
    private static final String LOAD = "load";

    private final Plan plan;
    private final RunSites sites;
    private final RunLog log;
    private final CostlyLooks costly;

    Watching(Plan plan, RunSites sites, RunLog log, CostlyLooks costly) {
        this.costly = costly;
        this.plan = plan;
        this.sites = sites;
        this.log = log;
    }

    Watcher watcher(Playbook here, Parameters parameters, boolean standing, java.time.Clock clock)
            throws ProblemException {
        return new Watcher(new Looks(here, plan, parameters, standing, new Looks.Means(log, MachineLooks
                .means(here,
                        plan, sites), clock)), plan.acceptance().watch(), log,
                clock);
    }

    WatchReport look(Watcher watcher) throws ProblemException {
        if (!plan.way().hasTarget()) {
            throw new SiteException(Problem.blocker("watch.problem.no-target"));
        }
        return watcher.look(new Watcher.Way() {
            @Override
            public Site open() throws ProblemException {
                return sites.target(plan);
            }

            @Override
            public Optional<Web> web() throws ProblemException {
                return sites.web(plan.target());
            }

            @Override
            public List<CostlyLook> costly() throws ProblemException {
                return costly.due();
            }
        });
    }

    LoadReport load(String path, StopSignal stop) throws ProblemException {
        Endpoint target = plan.target();
        if (!plan.way().hasTarget() || target.web().isEmpty()) {
            throw new SiteException(Problem.blocker("watch.problem.no-web"));
        }
        if (!path.matches("/[!-~]{0,399}")) {
            throw new SiteException(Problem.blocker("watch.problem.path", path));
        }
        LoadReport report = new LoadCheck(sites.web(target).orElseThrow(), stop::shouldStop).run(path);
        log.remember(LOAD, path, StepEnd.json(report));
        log.event(Problem.info("watch.event.load", path, report.levels().size()));
        return report;
    }
}
