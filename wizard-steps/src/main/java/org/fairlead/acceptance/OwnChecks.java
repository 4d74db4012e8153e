package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.Severity;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web.Answer;

/**
 * Looks of the site's own that a plan names: pages and queries of the target, before and after. One that
 * names
 * no expectation is held to what it was at the assessment. Of queries only digests are remembered, never
 * values; those to which nobody has agreed are not asked.
 */
public final class OwnChecks {
    private static final String SCOPE = "own-checks";
    /** What may be shown of a value that was not expected: it could be anything. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]{1,20}");
    private static final String BEFORE = "assess.group.acceptance";
    private static final String AFTER = "verify.group.acceptance";

    private final RunLog log;
    private final Site target;

    public OwnChecks(RunLog log, Site target) {
        this.log = log;
        this.target = target;
    }

    private record Outcome(Problem problem, List<String> seen) {}

    /** Looks before the run, and remembers what is seen. What fails already is said, and stops nobody. */
    public List<Finding> remember(Plan plan) throws RecordException {
        var findings = new ArrayList<Finding>(notAgreed(plan, BEFORE, Severity.INFO));
        for (OwnCheck check : agreed(plan)) {
            Problem problem;
            try {
                problem = check.asksDatabase() ? rememberRows(check) : rememberPage(check);
            } catch (SiteException e) {
                problem = Problem.warning("own-check.failed", check.id());
                findings.add(why(check, BEFORE, e, Severity.WARNING));
            }
            findings.add(new Finding("own-check/" + check.id(), BEFORE, problem));
        }
        return findings;
    }

    /** Those that may be taken, as they read on the target. */
    public static List<OwnCheck> agreed(Plan plan) {
        Set<String> refused = refused(plan);
        return plan.acceptance().at(plan.target().prefix()).stream().filter(check -> !refused.contains(check
                .id())).toList();
    }

    private static Set<String> refused(Plan plan) {
        return plan.acceptance().checks().stream().filter(check -> !OwnStatements.mayRun(check, plan)).map(
                OwnCheck::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Finding> notAgreed(Plan plan, String group, Severity severity) {
        return refused(plan).stream().map(id -> new Finding("own-check/" + id, group, new Problem(severity,
                "own-check.not-agreed", List.of(id)))).toList();
    }

    private static Finding why(OwnCheck check, String group, SiteException failure, Severity severity) {
        return new Finding("own-check/" + check.id() + "/failed", group, new Problem(severity, failure
                .problem()
                .key(), failure.problem().args()));
    }

    private Problem rememberRows(OwnCheck check) throws SiteException, RecordException {
        if (!check.expect().isEmpty()) {
            Optional<String> value = value(check);
            return value.filter(check.expect()::equals).isPresent()
                    ? Problem.passed("own-check.before.as-expected", check.id())
                    : Problem.warning("own-check.before.otherwise", check.id());
        }
        KeptRows rows = rows(check);
        log.remember(SCOPE, check.id(), rows.json());
        return Problem.passed("own-check.before.rows", check.id(), rows.rows());
    }

    private Problem rememberPage(OwnCheck check) throws SiteException, RecordException {
        if (target.web().isEmpty()) {
            return Problem.warning("own-check.no-web", check.id());
        }
        Answer answer = target.web().get().get(check.path(), Map.of());
        log.remember(SCOPE, check.id(), Integer.toString(answer.status()));
        boolean good = (check.status() == 0 || check.status() == answer.status()) && answer.body().contains(
                check.contains());
        return good
                ? Problem.passed("own-check.before.page", check.id(), check.path(), answer.status())
                : Problem.warning("own-check.before.otherwise", check.id());
    }

    /** Looks after the run. What is not as it has to be closes the gate. */
    public List<Finding> compare(Plan plan) throws RecordException {
        var findings = new ArrayList<Finding>(notAgreed(plan, AFTER, Severity.WARNING));
        if (plan.acceptance().checks().isEmpty()) {
            findings.add(new Finding("own-check/none", AFTER, Problem.info("own-check.none")));
        }
        for (OwnCheck check : agreed(plan)) {
            findings.addAll(compare(check));
        }
        return findings;
    }

    /** Looks once more, at one of them. */
    public List<Finding> compare(OwnCheck check) throws RecordException {
        var findings = new ArrayList<Finding>();
        Outcome outcome;
        try {
            outcome = check.asksDatabase() ? compareRows(check) : comparePage(check);
        } catch (SiteException e) {
            outcome = new Outcome(Problem.blocker("own-check.failed", check.id()), List.of());
            findings.add(why(check, AFTER, e, Severity.BLOCKER));
        }
        var finding = new Finding("own-check/" + check.id(), AFTER, outcome.problem());
        findings.add(outcome.seen().isEmpty() ? finding : finding.with(new Evidence(List.of(
                "evidence.expected", "evidence.found"), List.of(outcome.seen()), 1)));
        return findings;
    }

    private Outcome compareRows(OwnCheck check) throws SiteException, RecordException {
        if (!check.expect().isEmpty()) {
            String found = value(check).orElse("");
            return found.equals(check.expect()) ? good(check)
                    : new Outcome(Problem.blocker("own-check.value", check.id()), NUMBER.matcher(found)
                            .matches() ? List.of(check.expect(), found) : List.of());
        }
        Optional<KeptRows> before = log.recall(SCOPE, check.id()).flatMap(KeptRows::of);
        if (before.isEmpty()) {
            return new Outcome(Problem.warning("own-check.not-before", check.id()), List.of());
        }
        KeptRows now = rows(check);
        return before.get().same(now) ? good(check)
                : new Outcome(Problem.blocker("own-check.rows", check.id(), before.get().rows(), now.rows()),
                        List.of());
    }

    private Outcome comparePage(OwnCheck check) throws SiteException, RecordException {
        if (target.web().isEmpty()) {
            return new Outcome(Problem.warning("own-check.no-web", check.id()), List.of());
        }
        Answer answer = target.web().get().get(check.path(), Map.of());
        String wanted = check.status() == 0 ? log.recall(SCOPE, check.id()).orElse("") : Integer.toString(
                check.status());
        if (wanted.isEmpty()) {
            return new Outcome(Problem.warning("own-check.not-before", check.id()), List.of());
        }
        if (!wanted.equals(Integer.toString(answer.status()))) {
            return new Outcome(Problem.blocker("own-check.status", check.id(), check.path()), List.of(wanted,
                    Integer.toString(answer.status())));
        }
        return answer.body().contains(check.contains()) ? good(check)
                : new Outcome(Problem.blocker("own-check.lacks", check.id(), check.path(), check.contains()),
                        List.of());
    }

    private static Outcome good(OwnCheck check) {
        return new Outcome(Problem.passed("own-check.passed", check.id()), List.of());
    }

    /** In a transaction of its own: a query that fails must not spoil the next one. */
    private KeptRows rows(OwnCheck check) throws SiteException {
        try (Transaction transaction = target.database().begin(Access.READ)) {
            return KeptRows.read(transaction, check.sql(), Map.of(), false);
        }
    }

    /** The first column of the first row. */
    private Optional<String> value(OwnCheck check) throws SiteException {
        try (Transaction transaction = target.database().begin(Access.READ);
                Rows rows = transaction.query(check.sql(), Map.of())) {
            Row row = rows.next();
            return row == null || row.cells().isEmpty() ? Optional.empty() : Optional.of(ReadableCell.whole(
                    row.get(0)));
        }
    }
}
