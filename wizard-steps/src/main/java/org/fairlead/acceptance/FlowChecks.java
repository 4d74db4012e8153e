package org.fairlead.acceptance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.plan.FlowCheck;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web.Answer;
import org.fairlead.site.Web.Request;

/**
 * Writes at one place of a site and looks whether it arrives at another, as a plan says. That something was
 * written is in the record before it is, so that it is taken away again even by the next verification.
 *
 * @param clock
 * tells how long it took
 */
public record FlowChecks(RunLog log, Site target, Clock clock) {

    private static final String SCOPE = "flows";
    private static final String GROUP = "verify.group.acceptance";
    private static final long NAP_MILLIS = 250;

    /** Carries them out, those for the site at hand. */
    public List<Finding> run(List<FlowCheck> flows, String prefix) throws RecordException {
        var findings = new ArrayList<Finding>();
        for (FlowCheck flow : flows) {
            Optional<String> before = log.recall(SCOPE, flow.id()).filter(mark -> !mark.isEmpty());
            if (before.isPresent() && !undo(flow.in(before.get(), prefix), findings)) {
                continue; // first that goes, or nobody finds it again
            }
            String mark = "fl" + Long.toString(clock.millis(), Character.MAX_RADIX).toLowerCase(Locale.ROOT);
            one(flow, flow.in(mark, prefix), mark, findings);
        }
        return findings;
    }

    private void one(FlowCheck flow, FlowCheck here, String mark, List<Finding> findings)
            throws RecordException {
        log.remember(SCOPE, flow.id(), mark);
        long began = clock.millis();
        boolean arrived = false;
        long took = 0;
        try {
            write(here);
            arrived = arrives(here);
            took = clock.millis() - began;
        } catch (SiteException e) {
            findings.add(finding(flow, "", Problem.blocker("flow.problem.failed", flow.id())));
            findings.add(finding(flow, "/why", e.problem()));
            undo(here, findings);
            return;
        }
        boolean gone = undo(here, findings) && !here.undoSql().isEmpty();
        findings.add(finding(flow, "", arrived
                ? Problem.passed(gone ? "flow.passed" : "flow.passed.stays", flow.id(), took)
                : Problem.blocker("flow.problem", flow.id(), flow.withinSeconds())));
    }

    /** Takes away again what a verification that died has left; for whoever ends or takes back the run. */
    public List<Finding> takeBack(List<FlowCheck> flows, String prefix) throws RecordException {
        var findings = new ArrayList<Finding>();
        for (FlowCheck flow : flows) {
            Optional<String> before = log.recall(SCOPE, flow.id()).filter(mark -> !mark.isEmpty());
            if (before.isPresent()) {
                undo(flow.in(before.get(), prefix), findings);
            }
        }
        return findings;
    }

    private boolean undo(FlowCheck here, List<Finding> findings) throws RecordException {
        try {
            if (!here.undoSql().isEmpty()) {
                update(here.undoSql());
            }
            log.remember(SCOPE, here.id(), "");
            return true;
        } catch (SiteException e) {
            findings.add(finding(here, "/undo", Problem.warning("flow.warning.left", here.id())));
            findings.add(finding(here, "/undo-why", e.problem()));
            return false;
        }
    }

    private static Finding finding(FlowCheck flow, String more, Problem problem) {
        return new Finding("flow/" + flow.id() + more, GROUP, problem);
    }

    private void write(FlowCheck here) throws SiteException {
        if (!here.writeSql().isEmpty()) {
            update(here.writeSql());
            return;
        }
        Answer answer = web().send(new Request("POST", here.writePath(), Map.of("Content-Type", here
                .writeBody()
                .startsWith("{") ? "application/json" : "application/x-www-form-urlencoded"), here
                        .writeBody()));
        if (answer.status() / 100 > 3) {
            throw new SiteException(Problem.blocker("web.problem.status", here.writePath(), answer.status(),
                    200));
        }
    }

    private void update(String sql) throws SiteException {
        try (Transaction transaction = target.database().begin(Access.WRITE)) {
            transaction.update(sql, Map.of());
            transaction.commit();
        }
    }

    private boolean arrives(FlowCheck here) throws SiteException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(here.withinSeconds());
        boolean there = isThere(here);
        while (!there && System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            there = isThere(here);
        }
        return there;
    }

    private boolean isThere(FlowCheck here) throws SiteException {
        if (here.readSql().isEmpty()) {
            return web().get(here.readPath(), Map.of()).body().contains(here.expect());
        }
        try (Transaction transaction = target.database().begin(Access.READ);
                Rows rows = transaction.query(here.readSql(), Map.of())) {
            Row row = rows.next();
            return row != null && !row.cells().isEmpty() && ReadableCell.whole(row.get(0)).equals(here
                    .expect());
        }
    }

    private org.fairlead.site.Web web() throws SiteException {
        return target.web().orElseThrow(() -> new SiteException(Problem.blocker("watch.problem.no-web")));
    }
}
