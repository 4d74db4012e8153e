package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.acceptance.OwnChecks;
import org.fairlead.acceptance.PassedChecks;
import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.acceptance.WantedChecks;
import org.fairlead.action.KeptFolders;
import org.fairlead.action.Parameters;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.TableState;

/**
 * Looks whether a target does again, once a run is taken back, what it did before it: the same looks as those
 * of a
 * verification, held to what was seen at the assessment. A site that cannot be asked is a finding, because
 * the
 * rollback itself has gone through.
 */
record AfterRollback(Playbook between, RunParts parts) {
    private static final String SCOPE = "after-rollback";
    private static final String BEGUN = "begun";
    private static final String GROUP = "rollback.group.checks";

    /**
     * Before anything is taken back for the first time: what logs say from now on is of the site as it was.
     */
    void begin(Site target, StepContext context) throws ProblemException {
        if (context.log().recall(SCOPE, BEGUN).isEmpty()) {
            carefully("logs", () -> {
                checks(target, context).noteFlows(between.checks());
                return List.of();
            });
            context.log().remember(SCOPE, BEGUN, context.clock().instant().toString());
        }
    }

    /** Before a folder of a program goes back: whether it is switched off. */
    RollbackPreview looked(RollbackPreview preview, Site target, StepContext context)
            throws ProblemException {
        boolean folders = preview.open().stream().anyMatch(open -> open.id().startsWith("folder/")) || preview
                .undoing()
                .stream().anyMatch(undoing -> undoing.kind().equals("app-files"));
        return folders ? preview.with(carefully("switched-off", () -> checks(target, context).at(
                RequiredChecks.OFF,
                between))) : preview;
    }

    private PassedChecks checks(Site target, StepContext context) throws ProblemException {
        var parameters = new Parameters(parts.means().recorder().moment(false), Answers.of(between, parts
                .plan()));
        return new PassedChecks(target, parameters, new WantedChecks.Records(context.log(), MachineLooks
                .means(parts
                        .playbook(), parts.plan(), parts.sites()), context.clock()));
    }

    List<Finding> look(RollbackReport report, Site target, StepContext context) throws ProblemException {
        Plan plan = parts.plan();
        var findings = new ArrayList<>(tables(report.tables()));
        findings.addAll(carefully("checks", () -> checks(target, context).again(RequiredChecks.of(between,
                plan.acceptance()))));
        if (!KeptFolders.aside(context.log()).isEmpty()) {
            findings.addAll(carefully("switched-on", () -> checks(target, context).at(RequiredChecks.ON,
                    between)));
        }
        if (!plan.acceptance().checks().isEmpty()) {
            findings.addAll(carefully("own-checks", () -> new OwnChecks(context.log(), target).compare(
                    plan)));
        }
        findings.addAll(carefully("former", () -> parts.former().after()));
        findings.addAll(carefully("plugin", () -> parts.plugin().after()));
        findings.addAll(carefully("access", () -> parts.access().lookForFree()));
        context.log().findings("rollback", findings);
        return findings;
    }

    /** Something that is looked at. */
    private interface Look {
        List<Finding> at() throws ProblemException;
    }

    private static List<Finding> carefully(String id, Look look) throws RecordException {
        try {
            return look.at();
        } catch (RecordException e) {
            throw e;
        } catch (ProblemException e) {
            return List.of(new Finding("rollback/" + id, GROUP, new Problem(Severity.BLOCKER, e.problem()
                    .key(), e
                            .problem().args())));
        }
    }

    /** Every table that was kept, by its counts and its rows; what others changed is theirs. */
    private static List<Finding> tables(List<TableState> states) {
        var findings = new ArrayList<Finding>();
        for (TableState state : states) {
            long others = state.different() + state.missing() + state.added();
            findings.add(new Finding("table/" + state.table(), "rollback.group.tables", others == 0
                    ? Problem.passed("rollback.passed.table", state.table(), state.equal())
                    : Problem.warning("rollback.warning.table", state.table(), state.equal(), others)).with(
                            new Evidence(List.of("evidence.equal", "evidence.different", "evidence.missing",
                                    "evidence.added"), List.of(List.of(Long.toString(state.equal()), Long
                                            .toString(state.different()), Long.toString(state.missing()), Long
                                                    .toString(state.added()))), 1)));
        }
        return findings;
    }
}
