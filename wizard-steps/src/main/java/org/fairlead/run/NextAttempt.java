package org.fairlead.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.EarlierAttempt;
import org.fairlead.plan.EarlierAttempt.Remedy;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/**
 * What has to be mended after a run, and what must hold before somebody tries again: filled from what failed
 * and what
 * the playbook says to do about it, changed by people, kept in the record, and taken over into the next plan.
 */
public final class NextAttempt {
    private static final String REMEDIES = "next-remedies";
    private static final String CONDITIONS = "next-conditions";
    private static final List<String> STEPS = List.of("transfer", "upgrade", "verify", "rollback");
    private static final List<String> CHECKS = List.of("check/", "own-check/");

    private final RunLog log;
    private final Plan plan;
    private final Messages messages;

    /**
     * @param messages
     * with the texts of the playbook
     */
    public NextAttempt(Journey journey, Messages messages) {
        this.log = journey.log();
        this.plan = journey.plan();
        this.messages = messages;
    }

    /**
     * A thing that failed.
     *
     * @param check
     * id of the check that can be made a condition; empty where it is none
     */
    public record Row(String id, Remedy remedy, String check, boolean mustPass) {}

    /** What failed, heaviest first, with what was decided about it. */
    public List<Row> rows() throws ProblemException {
        Map<String, Finding> failed = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.BLOCKER, Severity.WARNING)) {
            for (String step : STEPS) {
                log.findings(step).stream().filter(finding -> finding.problem().severity() == severity)
                        .forEach(
                                finding -> failed.putIfAbsent(finding.id(), finding));
            }
        }
        Map<String, String> decided = log.recallAll(REMEDIES);
        Set<String> required = conditions();
        var rows = new ArrayList<Row>();
        for (Finding finding : failed.values()) {
            String kept = decided.get(finding.id());
            Remedy remedy = kept == null
                    ? new Remedy(messages.text(finding.problem()), messages.fix(finding.problem()).orElse(""),
                            "", "")
                    : JsonMapper.shared().readValue(kept, Remedy.class);
            String check = check(finding.id());
            rows.add(new Row(finding.id(), remedy, check, required.contains(check)));
        }
        return rows;
    }

    /** The check that a finding came of; one with more behind its name is about something else. */
    private static String check(String finding) {
        return CHECKS.stream().filter(finding::startsWith).map(kind -> finding.substring(kind.length()))
                .filter(
                        id -> !id.contains("/")).findFirst().orElse("");
    }

    private Set<String> conditions() throws ProblemException {
        Set<String> required = new LinkedHashSet<>();
        log.recallAll(CONDITIONS).forEach((check, yes) -> {
            if (yes.equals("true")) {
                required.add(check);
            }
        });
        return required;
    }

    private Row row(String id) throws ProblemException {
        for (Row row : rows()) {
            if (row.id().equals(id)) {
                return row;
            }
        }
        throw new SiteException(Problem.blocker("next.problem.no-row", id, log.summary().id()));
    }

    /**
     * Decides what is to be done about something.
     *
     * @param due
     * as ISO 8601, or empty
     * @throws ProblemException
     * when nothing of that id failed, or the day is none
     */
    public void decide(String id, String remedy, String owner, String due) throws ProblemException {
        Row row = row(id);
        try {
            if (!due.isBlank()) {
                LocalDate.parse(due.strip());
            }
        } catch (DateTimeException e) {
            throw new SiteException(Problem.blocker("next.problem.day", due), e);
        }
        log.remember(REMEDIES, id, JsonMapper.shared().writeValueAsString(new Remedy(row.remedy().cause(),
                remedy
                        .strip(), owner.strip(), due.strip())));
    }

    /** Makes it a condition of the next attempt that the check of a row passes, or no longer so. */
    public void require(String id, boolean yes) throws ProblemException {
        Row row = row(id);
        if (row.check().isEmpty()) {
            throw new SiteException(Problem.blocker("next.problem.no-check", id, log.summary().id()));
        }
        log.remember(CONDITIONS, row.check(), Boolean.toString(yes));
    }

    /**
     * The plan of this run with what is taken over: the remedies on its checklist, the conditions, and no
     * date; what was accepted or signed for this run is not.
     */
    public Plan plan() throws ProblemException {
        var earlier = new EarlierAttempt(log.summary().id(), List.copyOf(conditions()), rows().stream().map(
                Row::remedy).toList());
        return plan.withAcceptance(plan.acceptance().withEarlier(earlier)).withTeam(plan.people(),
                Plan.Schedule.NONE, plan.successCriteria(), plan.rollbackTriggers()).withAcceptedFindings(List
                        .of()).withBackup(plan.backup().unsigned());
    }
}
