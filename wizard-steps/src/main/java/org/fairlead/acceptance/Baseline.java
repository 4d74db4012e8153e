package org.fairlead.acceptance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.action.Masking;
import org.fairlead.action.Parameters;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Templates;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** How the target was before anything was written to it, as far as a plan wants it to be so afterwards. */
public final class Baseline {
    private static final Set<String> WRITING = Set.of("import", "transfer", "upgrade");
    private static final Set<String> WITHOUT_WRITING = Set.of("decisions", "blocked");

    private Baseline() {}

    /**
     * Remembers it, and tells what was seen. Once a run has begun to write, what was remembered stays as it
     * is.
     *
     * @param playbook
     * as it reads for the target
     */
    public static List<Finding> take(Playbook playbook, Plan plan, Site target, Parameters parameters,
            RunLog log, Clock clock)
            throws SiteException, RecordException {
        if (log.steps().stream().anyMatch(entry -> WRITING.contains(entry.step()) && !WITHOUT_WRITING
                .contains(
                        entry.outcome()))) {
            return List.of();
        }
        try (Transaction transaction = target.database().begin(Access.READ)) {
            new KeptChecks(log, transaction, parameters.cells()).remember(playbook.checks(), target.database()
                    .tables());
            new CounterCheck(log, transaction, parameters.cells()).remember(playbook.checks(), target
                    .database().tables());
        }
        var machine = new MachineMeans(List.of(), Map.of(), new Templates(plan, Answers.of(playbook, plan),
                Map
                        .of()), () -> new Masking(List.of()));
        var passed = new PassedChecks(target, parameters, new WantedChecks.Records(log, machine, clock));
        if (target.web().isPresent()) {
            for (Check check : playbook.checks()) {
                if (check.kind().equals(KeptPages.KIND)) {
                    new KeptPages(log, target.web().get()).remember(check);
                }
            }
        }
        passed.noteFlows(playbook.checks());
        passed.remember(RequiredChecks.of(playbook, plan.acceptance()));
        var findings = new ArrayList<Finding>();
        unasked(playbook, plan, target).ifPresent(findings::add);
        List<Finding> own = new OwnChecks(log, target).remember(plan);
        findings.addAll(own);
        findings.addAll(new EarlierConditions(plan.acceptance().earlier()).judge(passed.conditions(
                RequiredChecks
                        .of(playbook, plan.acceptance()), plan.acceptance().earlier().mustPass()), own));
        return findings;
    }

    /** Pages that tell whether something critical works, of a target whose address nobody gave. */
    private static Optional<Finding> unasked(Playbook playbook, Plan plan, Site target) {
        List<List<String>> pages = target.web().isPresent() ? List.of() : playbook.capabilities().stream()
                .filter(
                        capability -> plan.acceptance().critical().contains(capability.id())).flatMap(
                                capability -> playbook.checks().stream().filter(check -> check.kind().equals(
                                        "web")
                                        && capability.checks().contains(check.id())).map(check -> List.of(
                                                check.web()
                                                        .path()))).distinct().toList();
        return pages.isEmpty() ? Optional.empty() : Optional.of(new Finding("acceptance/web",
                "assess.group.acceptance", Problem.warning("assess.warning.critical-without-web", pages
                        .size()))
                .with(new Evidence(List.of("evidence.address"), pages, pages.size())));
    }
}
