package org.fairlead.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.compare.CompareReport;
import org.fairlead.compare.Compared;
import org.fairlead.compare.SideBySide;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;

/**
 * Compares how the old and the new address of a site behave.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record Comparing(Playbook written, Plan plan, RunSites sites, RunLog log) {

    private static final String SCOPE = "compare";
    private static final int MOST = 50;

    /**
     * Compares.
     *
     * @param before
     * the old address; empty for that of the plan's source
     * @param now
     * the new one; empty for that of the plan's target
     * @param more
     * paths beside those that the playbook and the plan look at
     */
    CompareReport run(String before, String now, List<String> more) throws ProblemException {
        String old = before.isEmpty() && plan.way().hasSource() ? plan.source().web() : before;
        String next = now.isEmpty() && plan.way().hasTarget() ? plan.target().web() : now;
        if (old.isEmpty() || next.isEmpty()) {
            throw new SiteException(Problem.blocker("compare.problem.addresses"));
        }
        if (old.equals(next)) {
            throw new SiteException(Problem.blocker("compare.problem.same", old));
        }
        for (String path : more) {
            if (!path.matches("/[!-~]{0,399}")) {
                throw new SiteException(Problem.blocker("watch.problem.path", path));
            }
        }
        Web one = sites.webAt(old);
        Web other = sites.webAt(next);
        List<Compared> requests = new SideBySide(one, other, new KnownSecrets(written, plan, sites)
                .now()::of).run(paths(more));
        CompareReport report = new CompareReport(one.place(), other.place(), requests, row());
        log.remember(SCOPE, "report", JsonMapper.shared().writeValueAsString(report));
        log.event(report.first().map(first -> Problem.warning("compare.event.differs", requests.size(), report
                .different(), first.path())).orElse(Problem.info("compare.event.same", requests.size())));
        return report;
    }

    private List<String> paths(List<String> more) {
        Set<String> paths = new LinkedHashSet<>(List.of("/"));
        written.checks().stream().filter(check -> check.kind().equals("web")).map(Check::web).forEach(
                web -> paths.add(web.path()));
        written.timings().stream().map(Timing::path).filter(path -> !path.isEmpty()).forEach(paths::add);
        plan.acceptance().checks().stream().filter(check -> !check.asksDatabase()).map(OwnCheck::path)
                .forEach(paths::add);
        paths.addAll(more);
        return paths.stream().limit(MOST).toList();
    }

    /** The first row that differed at the last verification. */
    private List<String> row() throws ProblemException {
        List<String> row = new ArrayList<>();
        for (var entry : log.steps()) {
            if (entry.step().equals("verify") && !entry.report().isEmpty()) {
                JsonNode first = JsonMapper.shared().readTree(entry.report()).at("/differences/0");
                if (first.isObject()) {
                    row.clear();
                    row.add(first.path("table").asString(""));
                    row.add(first.path("key").asString(""));
                    row.add(first.path("kind").asString(""));
                }
            }
        }
        return row;
    }
}
