package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.acceptance.OwnChecks;
import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.acceptance.WantedChecks;
import org.fairlead.config.ArrivedSettings;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.watch.Speed;

/**
 * Looks whether settings that have arrived are still there as they came, and carries out the playbook's own
 * checks: what must not have come along, who may still log in, what the site answers. Writes nothing.
 */
public final class SettingsVerifyStep implements Step<SettingsVerifyInput, VerifyReport> {
    @Override
    public String id() {
        return "verify";
    }

    @Override
    public StepOutcome<VerifyReport> run(SettingsVerifyInput input, StepContext context)
            throws StepException {
        try {
            return verify(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static StepOutcome<VerifyReport> verify(SettingsVerifyInput input, StepContext context)
            throws SiteException, RecordException {
        long start = context.clock().millis();
        var checks = new ArrayList<Finding>();
        List<VerifyReport.Timing> timings;
        try (Transaction target = input.target().database().begin(Access.READ)) {
            SiteConfiguration now = new ConfigurationReader(input.playbook().configuration(), input.layout())
                    .read(target);
            checks.add(arrived(ArrivedSettings.compare(context.log(), input.playbook().configuration(), now),
                    input));
            if (input.source().isPresent()) {
                source(ArrivedSettings.compareSource(context.log(), input.playbook().configuration(), input
                        .source()
                        .get())).ifPresent(checks::add);
            }
            checks.addAll(new WantedChecks(RequiredChecks.of(input.playbook(), input.plan().acceptance()),
                    input
                            .target(), input.parameters(), target, ComparisonFindings.among(List.of()),
                    new WantedChecks.Records(context.log(), input.machine(), context.clock())).run());
            checks.addAll(new OwnChecks(context.log(), input.target()).compare(input.plan()));
            timings = Timings.after(input.playbook(), new Speed(target, input.target().web(), input
                    .parameters().cells()), context.log());
            checks.addAll(Timings.findings(timings));
        }
        context.log().findings("verify", checks);
        return new VerifyReport(List.of(), List.of(), checks, timings, context.clock().millis()
                - start).outcome();
    }

    /** What the source has changed since it was read: those changes are not here. */
    private static Optional<Finding> source(ArrivedSettings.Comparison comparison) {
        List<List<String>> names = comparison.changed().stream().map(List::of).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Finding("settings/source",
                "verify.group.settings", Problem.warning("verify.warning.source-changed", names.size())).with(
                        new Evidence(List.of("evidence.setting"), names, names.size())));
    }

    private static Finding arrived(ArrivedSettings.Comparison comparison, SettingsVerifyInput input) {
        List<List<String>> names = comparison.changed().stream().map(List::of).toList();
        String place = input.target().database().facts().place();
        return new Finding("settings/arrived", "verify.group.settings", names.isEmpty()
                ? Problem.passed("verify.passed.settings", comparison.same(), place)
                : Problem.blocker("verify.problem.settings", names.size(), place)).with(new Evidence(List.of(
                        "evidence.setting"), names, names.size()));
    }
}
