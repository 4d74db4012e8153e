package org.fairlead.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.machine.MachineMeans;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Answers;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Templates;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;

/** With what the machine of a run's target is looked at. */
final class MachineLooks {
    private MachineLooks() {}

    /**
     * For checks alone, made for one step; what is secret in it lasts no longer, and nobody is asked for what
     * no
     * command of a check needs.
     *
     * @param playbook
     * with what belongs to the plan's job
     */
    static MachineMeans means(Playbook playbook, Plan plan, RunSites sites) throws ProblemException {
        Set<String> checks = playbook.checks().stream().map(Check::id).collect(Collectors.toSet());
        return means(CommandTexts.of(playbook, plan).stream().filter(text -> checks.contains(text.id()))
                .toList(),
                playbook, plan, sites);
    }

    /** The same for some commands. */
    static MachineMeans means(List<CommandText> texts, Playbook playbook, Plan plan, RunSites sites)
            throws ProblemException {
        boolean fills = texts.stream().anyMatch(text -> !text.templates().isEmpty());
        Map<String, String> secrets = fills ? sites.templateSecrets(plan) : Map.of();
        return new MachineMeans(texts, plan.commands(), new Templates(plan, Answers.of(playbook, plan),
                secrets),
                new KnownSecrets(playbook, plan, sites)::now);
    }
}
