package org.fairlead.watch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.acceptance.OwnChecks;
import org.fairlead.acceptance.PageChecks;
import org.fairlead.acceptance.SiteChecks;
import org.fairlead.action.Parameters;
import org.fairlead.machine.MachineChecks;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;

/** What of a site can be looked at often: its pages, the playbook's timed queries, the looks of a plan. */
public final class Looks {
    private static final Problem GOOD = Problem.passed("watch.good");
    private static final long MILLI = 1000;

    private final Playbook playbook;
    private final Plan plan;
    private final Parameters parameters;
    private final RunLog log;
    private final boolean standing;
    private final MachineMeans machine;
    private final Clock clock;

    /** The record of the run, with what the machine of the target is looked at, and what time it is. */
    public record Means(RunLog log, MachineMeans machine, Clock clock) {}

    /**
     * @param playbook
     * as it reads for the target
     * @param standing
     * whether what the run wrote is still there; of a run that was taken back, only pages are looked at
     */
    public Looks(Playbook playbook, Plan plan, Parameters parameters, boolean standing, Means means) {
        this.log = means.log();
        this.machine = means.machine();
        this.clock = means.clock();
        this.playbook = playbook;
        this.plan = plan;
        this.parameters = parameters;
        this.standing = standing;
    }

    /** Limits by subject, of everything there could be. */
    Map<String, Long> limits() throws RecordException {
        Map<String, Long> limits = new HashMap<>();
        for (Check check : pageChecks()) {
            limits.put(check.web().path(), limit(check));
        }
        for (Timing timing : playbook.timings()) {
            limits.put(subject(timing), Speed.limitMicros(timing.atMostMillis() * MILLI, Speed.before(timing,
                    log)));
        }
        return limits;
    }

    private static String subject(Timing timing) {
        return timing.path().isEmpty() ? timing.id() : timing.path();
    }

    private static long limit(Check check) {
        return check.web().atMostMillis() > 0 ? check.web().atMostMillis() * MILLI : -1;
    }

    private List<Check> pageChecks() {
        return playbook.checks().stream().filter(check -> check.kind().equals("web") && !check.group()
                .startsWith("switched-")).toList();
    }

    /** Pages, where the site has an address. */
    List<Look> pages(Optional<Web> web) {
        return web.map(there -> {
            var pages = new PageChecks(there);
            return pageChecks().stream().map(check -> new Look(check.web().path(), limit(check), () -> pages
                    .look(check).problem())).toList();
        }).orElse(List.of());
    }

    /** What its database answers, and the looks of the plan. */
    List<Look> queries(Site site) throws RecordException {
        var looks = new ArrayList<Look>(resources(site));
        if (!standing) {
            return looks;
        }
        Map<String, Long> limits = limits();
        List<String> tables = tables(site);
        for (Timing timing : playbook.timings()) {
            if (timing.path().isEmpty() && (timing.whenTable().isEmpty() || tables.contains(timing
                    .whenTable()))) {
                looks.add(new Look(timing.id(), limits.getOrDefault(timing.id(), -1L), () -> {
                    read(site.database(), timing.sql());
                    return GOOD;
                }));
            }
        }
        for (Check check : playbook.checks()) {
            if (check.kind().equals("clock")) {
                looks.add(new Look("clock/" + check.id(), -1, () -> clock(check, site)));
            }
        }
        var own = new OwnChecks(log, site);
        for (OwnCheck check : OwnChecks.agreed(plan)) {
            looks.add(new Look("own/" + check.id(), -1, () -> own.compare(check).stream().filter(
                    Finding::blocks).map(Finding::problem).findFirst().orElse(GOOD)));
        }
        return looks;
    }

    private static List<String> tables(Site site) {
        try {
            return site.database().tables();
        } catch (SiteException unanswered) {
            return List.of(); // the other looks say that nothing answers
        }
    }

    /** What its machine has left, where somebody connected it. */
    private List<Look> resources(Site site) {
        return site.shell().isEmpty() ? List.of() : playbook.checks().stream().filter(
                MachineChecks::isResource).map(
                        check -> new Look(Look.MACHINE + check.id(), -1, () -> MachineChecks.resource(check,
                                site, machine)
                                .problem())).toList();
    }

    /** Whether a job of the site's own that was seen to come has not come. */
    private Problem clock(Check check, Site site) throws SiteException, RecordException {
        try (Transaction transaction = site.database().begin(Access.READ)) {
            return new SiteChecks(log, transaction, parameters.cells(), clock).missed(check)
                    ? Problem.warning("watch.warning.clock", check.id())
                    : GOOD;
        }
    }

    /** In a transaction of its own: a query that fails must not spoil the next one. */
    private void read(Database database, String sql) throws SiteException {
        try (Transaction transaction = database.begin(Access.READ)) {
            Rounds.readThrough(transaction, sql, parameters.cells());
        }
    }
}
