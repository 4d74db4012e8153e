package org.fairlead.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;

/**
 * What speaks for taking a run back, from its record: checks that failed, what was measured past its limits
 * while
 * somebody watched, and the plan's own triggers, which only people can judge.
 *
 * @param failed
 * heaviest first
 * @param fired
 * triggers that were measured
 */
public record WhyBack(List<Failed> failed, List<Finding> fired, List<Trigger> triggers) {

    /** The checks of these steps, newest state each. */
    private static final List<String> STEPS = List.of("transfer", "upgrade", "verify");
    /** Columns of an evidence that name people. */
    private static final Set<String> PEOPLE = Set.of("user", "users", "login", "email", "evidence.user",
            "evidence.login");
    private static final String TRIGGER = "trigger-";

    public WhyBack {
        failed = List.copyOf(failed);
        fired = List.copyOf(fired);
        triggers = List.copyOf(triggers);
    }

    /**
     * A check that failed.
     *
     * @param objects
     * how many things it names
     * @param users
     * how many people are among them, -1 where the check does not tell
     */
    public record Failed(Finding finding, long objects, long users) {}

    /** A line of the plan, and whether somebody has marked that it is so. */
    public record Trigger(String id, String text, boolean fired) {}

    /** Whether anything speaks for it. */
    public boolean isThere() {
        return !failed.isEmpty() || !fired.isEmpty() || triggers.stream().anyMatch(Trigger::fired);
    }

    /** Ids of the plan's own triggers, in order. */
    public static List<String> triggers(Plan plan) {
        return java.util.stream.IntStream.rangeClosed(1, plan.rollbackTriggers().size()).mapToObj(
                number -> TRIGGER + number).toList();
    }

    /** As the record of a run has it. */
    public static WhyBack of(Journey journey) throws ProblemException {
        RunLog log = journey.log();
        var failed = new ArrayList<Failed>();
        for (Severity severity : List.of(Severity.BLOCKER, Severity.WARNING)) {
            for (String step : STEPS) {
                log.findings(step).stream().filter(finding -> finding.problem().severity() == severity).map(
                        WhyBack::failed).forEach(failed::add);
            }
        }
        List<Finding> fired = journey.watched().findings().stream().filter(Finding::blocks).toList();
        Map<String, Ticks.Tick> ticks = journey.ticks();
        var triggers = new ArrayList<Trigger>();
        List<String> ids = triggers(journey.plan());
        for (int i = 0; i < ids.size(); i++) {
            triggers.add(new Trigger(ids.get(i), journey.plan().rollbackTriggers().get(i), ticks.getOrDefault(
                    ids
                            .get(i), Ticks.Tick.OPEN).done()));
        }
        return new WhyBack(failed, fired, triggers);
    }

    private static Failed failed(Finding finding) {
        Evidence evidence = finding.evidence();
        long users = -1;
        for (int i = 0; i < evidence.columns().size(); i++) {
            if (PEOPLE.contains(evidence.columns().get(i))) {
                Set<String> named = new HashSet<>();
                for (List<String> row : evidence.rows()) {
                    named.add(row.get(i));
                }
                // of more than the samples kept, only how many there are is known
                users = evidence.total() > evidence.rows().size() ? evidence.total() : named.size();
                break;
            }
        }
        return new Failed(finding, evidence.total(), users);
    }
}
