package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.EnvName;
import org.fairlead.playbook.Environment;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/**
 * What the new version really reads from its settings, held against what is there and what the guide names.
 */
final class EnvironmentCheck {
    private static final String GROUP = "assess.group.environment";

    private final AssessInput input;

    EnvironmentCheck(AssessInput input) {
        this.input = input;
    }

    List<Finding> run() throws SiteException {
        if (input.playbook().environment().equals(Environment.NONE)) {
            return List.of();
        }
        Optional<Settings> settings = input.source().settings();
        if (settings.isEmpty() || !settings.get().exists()) {
            return List.of(new Finding("environment", GROUP, Problem.warning("assess.problem.no-settings")));
        }
        var findings = new ArrayList<Finding>();
        List<String> names = settings.get().names();
        Set<String> written = new WrittenSettings(input).names();
        for (EnvName name : input.playbook().environment().read()) {
            boolean there = names.contains(name.name());
            if (name.required() && !there && !written.contains(name.name())) {
                findings.add(new Finding("environment/" + name.name(), GROUP,
                        Problem.warning("assess.problem.setting-missing", name.name(), settings.get()
                                .place()))
                        .covering(name.guide()));
            } else if (name.required() || name.keep()) {
                findings.add(new Finding("environment/" + name.name(), GROUP,
                        there
                                ? Problem.passed(name.keep() ? "assess.passed.setting-kept"
                                        : "assess.passed.setting",
                                        name.name())
                                : Problem.info("assess.info.setting-written", name.name()))
                        .covering(name.guide()));
            }
        }
        List<EnvName> idle = input.playbook().environment().ignored().stream()
                .filter(name -> names.stream().anyMatch(name::matches)).toList();
        if (!idle.isEmpty()) {
            findings.add(new Finding("environment/ignored", GROUP, Problem.info(
                    "assess.info.settings-ignored", idle.size()))
                    .with(new Evidence(List.of("evidence.setting"), idle.stream().map(n -> List.of(n.name()))
                            .toList(),
                            idle.size())));
        }
        return findings;
    }
}
