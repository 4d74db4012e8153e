package org.fairlead.acceptance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.convert.ReadableCell;
import org.fairlead.machine.MachineChecks;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.SuiteCheck;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Rows;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The checks a playbook asks for. A query must give no row; tables must be there; columns must have come
 * unchanged; a page
 * must answer as it says.
 */
public final class WantedChecks {
    private final List<Check> checks;
    private final Site site;
    private final Parameters parameters;
    private final Transaction target;
    private final Untouched untouched;
    private final RunLog log;
    private final Flows flows;
    private final KeptChecks kept;
    private final SiteChecks siteChecks;
    private final KeyChecks keys;
    private final MachineChecks machine;

    /** Tells what has changed that a check wants unchanged. */
    public interface Untouched {
        Finding of(Check check) throws SiteException, RecordException;
    }

    /** The record of the run, with what the machine is looked at, and what time it is. */
    public record Records(RunLog log, MachineMeans machine, Clock clock) {}

    public WantedChecks(List<Check> checks, Site site, Parameters parameters, Transaction target,
            Untouched untouched, Records records) {
        RunLog log = records.log();
        this.machine = new MachineChecks(site, records.machine(), parameters, log);
        this.checks = checks;
        this.site = site;
        this.keys = new KeyChecks(site, log);
        this.siteChecks = new SiteChecks(log, target, parameters.cells(), records.clock());
        this.log = log;
        this.flows = new Flows(log, target, parameters.cells());
        this.kept = new KeptChecks(log, target, parameters.cells());
        this.parameters = parameters;
        this.target = target;
        this.untouched = untouched;
    }

    /** What came of each, in their order; those that could not be asked are named together at the end. */
    public List<Finding> run() throws SiteException, RecordException {
        var findings = new ArrayList<Finding>();
        var unasked = new ArrayList<List<String>>();
        List<String> there = site.database().tables();
        for (Check check : checks) {
            if (!RequiredChecks.applies(check, there) || check.kind().equals(SuiteCheck.KIND)) {
                continue;
            }
            if (KeyChecks.isOne(check)) {
                findings.addAll(keys.run(check));
                continue;
            }
            if (MachineChecks.isOne(check)) {
                findings.addAll(machine.run(check));
                continue;
            }
            if (SiteChecks.isOne(check)) {
                findings.add(siteChecks.look(check));
                continue;
            }
            switch (check.kind()) {
                case "sql" -> findings.add(sql(check));
                case KeptChecks.KIND -> findings.add(kept.compare(check));
                case Flows.KIND -> findings.add(flows.compare(check));
                case "tables" -> findings.add(tables(check));
                case "unchanged" -> findings.add(untouched.of(check));
                case "web", KeptPages.KIND -> web(check, unasked).ifPresent(findings::add);
                default -> throw new IllegalStateException("check of kind " + check.kind());
            }
        }
        findings.addAll(keys.leftUndone());
        findings.addAll(machine.leftUndone());
        if (!unasked.isEmpty()) {
            findings.add(new Finding("check/web", "verify.group.web", Problem.info("verify.info.no-web",
                    unasked.size()))
                    .with(new Evidence(List.of("evidence.address"), unasked, unasked.size())));
        }
        return findings;
    }

    /** What a page says, nothing where the address of the site is not known. */
    private Optional<Finding> web(Check check, List<List<String>> unasked) throws RecordException {
        if (site.web().isEmpty()) {
            unasked.add(List.of(check.web().path()));
            return Optional.empty();
        }
        return Optional.of(check.kind().equals(KeptPages.KIND) ? new KeptPages(log, site.web().get()).compare(
                check)
                : page(check, new PageChecks(site.web().get())));
    }

    private static Finding page(Check check, PageChecks pages) {
        PageChecks.Seen seen = pages.look(check);
        Finding finding = finding(check, seen.problem());
        return seen.answer().map(answer -> finding.with(pages.evidence(check, answer))).orElse(finding);
    }

    private Finding sql(Check check) throws SiteException {
        var samples = new ArrayList<List<String>>();
        long total = 0;
        try (Rows rows = target.query(check.sql(), parameters.cells())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                total++;
                if (samples.size() < Evidence.LIMIT) {
                    samples.add(row.cells().stream().map(ReadableCell::text).toList());
                }
            }
            return finding(check, total).with(new Evidence(
                    check.columns().isEmpty() ? rows.columns() : check.columns(), samples, total));
        }
    }

    private Finding tables(Check check) throws SiteException {
        List<String> there = site.database().tables();
        List<List<String>> missing = check.tables().stream().filter(table -> !there.contains(table)).map(
                List::of)
                .toList();
        return finding(check, missing.size())
                .with(new Evidence(List.of("evidence.table"), missing, missing.size()));
    }

    /** A check and how much is wrong. */
    public static Finding finding(Check check, long wrong) {
        return finding(check, wrong == 0
                ? Problem.passed("check." + check.id() + ".passed")
                : check.severity().equals("warning") ? Problem.warning("check." + check.id(), wrong)
                : Problem.blocker("check." + check.id(), wrong));
    }

    /** A check and what came of it. */
    public static Finding finding(Check check, Problem problem) {
        return new Finding("check/" + check.id(), "verify.group." + check.group(), problem).covering(check
                .guide());
    }
}
