package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.action.Parameters;
import org.fairlead.machine.LogChecks;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * What a site passed before anything was written to it, so that it can be asked again when a run was taken
 * back: a
 * check that had failed before says nothing about a rollback. Only looks.
 */
public final class PassedChecks {
    private static final Logger LOG = LoggerFactory.getLogger(PassedChecks.class);
    private static final String SCOPE = "passed-before";
    private static final String GROUP = "rollback.group.checks";
    /** Checks that can be asked of a site as it was. */
    private static final Set<String> ASKED = Set.of("sql", "tables", "web", KeyChecks.ANSWER, "resource",
            "network");
    /** Checks that remember for themselves how it was, and ask the database. */
    private static final Set<String> AS_IT_WAS = Set.of(KeptChecks.KIND, KeptPages.KIND, Flows.KIND);
    /** Checks that remember for themselves how it was, and bear a site that cannot be asked. */
    private static final Set<String> REMEMBERING = Set.of(LogChecks.KIND, KeptStoreKeys.KIND);

    private final Site site;
    private final Parameters parameters;
    private final RunLog log;
    private final WantedChecks.Records records;

    public PassedChecks(Site site, Parameters parameters, WantedChecks.Records records) {
        this.site = site;
        this.parameters = parameters;
        this.records = records;
        this.log = records.log();
    }

    /** Ids of the checks that were passed before a run. */
    public static List<String> passed(RunLog log) throws RecordException {
        return List.copyOf(log.recallAll(SCOPE).keySet());
    }

    /** Notes which of the checks that close a gate the site passes now. */
    public void remember(List<Check> checks) throws RecordException {
        log.forget(SCOPE);
        for (Check check : checks) {
            if (!check.severity().equals("warning") && ASKED.contains(check.kind())) {
                try {
                    List<Finding> found = one(List.of(check));
                    if (!found.isEmpty() && found.stream().allMatch(one -> one.problem()
                            .severity() == Severity.PASSED)) {
                        log.remember(SCOPE, check.id(), "yes");
                    }
                } catch (SiteException e) {
                    LOG.debug("check {} cannot be asked before the run", check.id(), e);
                }
            }
        }
    }

    /**
     * What comes of some of the checks now; those that cannot be asked before a run, or not at all, are left
     * out.
     *
     * @param ids
     * of the checks
     */
    Map<String, List<Finding>> conditions(List<Check> checks, List<String> ids) throws RecordException {
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        for (Check check : checks) {
            if (ids.contains(check.id()) && ASKED.contains(check.kind())) {
                Map<String, Finding> one = new LinkedHashMap<>();
                ask(List.of(check), one);
                List<Finding> said = one.values().stream().filter(finding -> finding.id().equals("check/"
                        + check
                                .id())).toList();
                if (!said.isEmpty()) {
                    found.put(check.id(), said);
                }
            }
        }
        return found;
    }

    /**
     * Notes anew how far logs and flows have come, so that what is found later came after this.
     *
     * @param checks
     * the same that were remembered
     */
    public void noteFlows(List<Check> checks) throws SiteException, RecordException {
        new LogChecks(site, records.machine(), parameters, log).remember(checks);
        List<String> there = site.database().tables();
        try (Transaction transaction = site.database().begin(Access.READ)) {
            for (Check check : checks) {
                if (check.kind().equals(Flows.KIND) && RequiredChecks.applies(check, there)) {
                    new Flows(log, transaction, parameters.cells()).remember(check);
                }
            }
        }
    }

    /**
     * Asks again what was passed then, and what remembers for itself how it was.
     *
     * @param checks
     * the same that were remembered
     */
    public List<Finding> again(List<Check> checks) throws RecordException {
        Map<String, String> passed = log.recallAll(SCOPE);
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Check check : checks) {
            if (passed.containsKey(check.id()) || AS_IT_WAS.contains(check.kind())) {
                ask(List.of(check), found);
            }
        }
        ask(checks.stream().filter(check -> REMEMBERING.contains(check.kind())).toList(), found);
        if (passed.isEmpty()) {
            found.put(SCOPE, new Finding(SCOPE, GROUP, Problem.info("rollback.info.nothing-passed-before")));
        }
        return new ArrayList<>(found.values());
    }

    /** Asks what has to hold while a program's folder goes back. */
    public List<Finding> at(String phase, Playbook playbook) throws RecordException {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Check check : RequiredChecks.at(phase, playbook)) {
            ask(List.of(check), found);
        }
        return new ArrayList<>(found.values());
    }

    /** Whether a check remembers for itself how it was, and has done so. */
    public static boolean isNoted(RunLog log, Check check) throws RecordException {
        return AS_IT_WAS.contains(check.kind()) && log.recall(check.kind(), check.id()).isPresent();
    }

    private void ask(List<Check> checks, Map<String, Finding> found) throws RecordException {
        try {
            one(checks).forEach(finding -> found.putIfAbsent(finding.id(), finding));
        } catch (SiteException e) {
            String id = "check/" + checks.getFirst().id();
            found.put(id, new Finding(id, GROUP, new Problem(Severity.BLOCKER, e.problem().key(), e.problem()
                    .args())));
        }
    }

    /** In a transaction of its own: a query that fails must not spoil the next one. */
    private List<Finding> one(List<Check> checks) throws SiteException, RecordException {
        try (Transaction transaction = site.database().begin(Access.READ)) {
            return new WantedChecks(checks, site, parameters, transaction, check -> WantedChecks.finding(
                    check,
                    0), records).run();
        }
    }
}
