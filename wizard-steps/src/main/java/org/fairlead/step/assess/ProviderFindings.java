package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.config.ProviderTrial;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.site.ProviderApi.Limits;

/** What a change of service would mean, and whether the new one answers. */
final class ProviderFindings {
    private static final String CHANGE = "assess.group.provider";

    private ProviderFindings() {}

    static List<Finding> of(ProviderTrial trial, List<String> guide) {
        var findings = new ArrayList<Finding>();
        List<List<String>> chart = trial.chart().stream().map(line -> List.of(line.from(), line.fromValue(),
                line.to(), line.toValue())).toList();
        findings.add(new Finding("provider/chart", CHANGE, Problem.info("provider.chart", trial.from(), trial
                .to())).with(new Evidence(List.of("evidence.setting", "evidence.value", "evidence.setting",
                        "evidence.value"), chart, chart.size())).covering(guide));
        List<List<String>> fitted = trial.notes().stream().map(note -> List.of(note.setting(), note.detail()))
                .toList();
        findings.add(new Finding("provider/fitted", CHANGE, fitted.isEmpty()
                ? Problem.passed("provider.all-fit", trial.to())
                : Problem.warning("provider.fitted", fitted.size(), trial.to())).with(new Evidence(List.of(
                        "evidence.setting", "evidence.value"), fitted, fitted.size())));
        trial.refused().ifPresent(problem -> findings.add(new Finding("provider/answer", CHANGE, problem
                .severity() == Severity.INFO ? problem // it was not to be asked
                        : new Problem(Severity.BLOCKER, problem.key(), problem.args()))));
        trial.models().ifPresent(models -> {
            findings.add(new Finding("provider/answer", CHANGE, Problem.passed("provider.answers", trial.to(),
                    models.ids().size(), models.millis())));
            findings.add(new Finding("provider/model", CHANGE, trial.hasModel()
                    ? Problem.passed("provider.model-there", trial.model(), trial.to())
                    : Problem.blocker("provider.problem.model", trial.model(), trial.to())).with(new Evidence(
                            List.of("evidence.model"), models.ids().stream().map(List::of).toList(), models
                                    .ids().size())));
        });
        return findings;
    }

    /** Whether as much may be asked as the site asks in its busiest minute. */
    static Finding limits(String service, Limits limits, long peak) {
        return new Finding("provider/limits", CHANGE, !limits.isTold()
                ? Problem.info("provider.limits.untold", service, Math.max(0, peak))
                : peak > limits.requests()
                        ? Problem.warning("provider.limits.low", service, limits.requests(), peak)
                : Problem.passed("provider.limits.enough", service, limits.requests(), Math.max(0,
                        peak)));
    }

    static Finding failed(Problem problem) {
        return new Finding("provider/change", CHANGE, problem);
    }
}
