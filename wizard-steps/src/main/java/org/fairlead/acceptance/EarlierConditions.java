package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.plan.EarlierAttempt;

/** The conditions for trying again after a run was taken back: a check that does not pass closes the gate. */
final class EarlierConditions {
    private static final String GROUP = "assess.group.earlier";
    private static final String OWN = "own-check/";

    private final EarlierAttempt earlier;

    EarlierConditions(EarlierAttempt earlier) {
        this.earlier = earlier;
    }

    /**
     * Judges each condition.
     *
     * @param asked
     * check of the playbook to what came of it; one that cannot be asked before the run is not among them
     * @param own
     * what came of the plan's own checks
     */
    List<Finding> judge(Map<String, List<Finding>> asked, List<Finding> own) {
        var findings = new ArrayList<Finding>();
        for (String id : earlier.mustPass()) {
            List<Finding> found = asked.getOrDefault(id, own.stream().filter(finding -> finding.id().equals(
                    OWN + id))
                    .toList());
            Optional<Finding> worst = found.stream().filter(finding -> finding.problem().severity().compareTo(
                    Severity.INFO) < 0).findFirst();
            Problem problem = found.isEmpty() ? Problem.info("earlier.not-asked", id, earlier.run())
                    : worst.isPresent() ? Problem.blocker("earlier.problem.not-passed", id, earlier.run())
                    : Problem.passed("earlier.passed", id, earlier.run());
            findings.add(new Finding("earlier/" + id, GROUP, problem).with(worst.map(Finding::evidence)
                    .orElse(
                            org.fairlead.model.Evidence.NONE)));
        }
        if (!earlier.remedies().isEmpty()) {
            findings.add(new Finding("earlier/remedies", GROUP, Problem.info("earlier.remedies", earlier
                    .remedies()
                    .size(), earlier.run())));
        }
        return findings;
    }
}
