package org.fairlead.step.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleReport;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.ComponentConfig;
import org.fairlead.bundle.Setting;
import org.fairlead.config.BundledConfiguration;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.site.Database.Access;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * Writes the chosen settings of a site into a bundle, says what stayed behind and why, and opens the bundle
 * again before
 * it is done. Writes nothing to the site.
 */
public final class ExportStep implements Step<ExportInput, ExportReport> {
    @Override
    public String id() {
        return "export";
    }

    @Override
    public StepOutcome<ExportReport> run(ExportInput input, StepContext context) throws StepException {
        try {
            return new StepOutcome.Done<>(export(input));
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static ExportReport export(ExportInput input) throws ProblemException {
        SiteConfiguration site;
        try (Transaction transaction = input.source().begin(Access.READ)) {
            site = new ConfigurationReader(input.playbook().configuration(), input.layout()).read(
                    transaction);
        }
        ExportInput.Destination destination = input.destination();
        boolean encrypted = destination.protection().takesSecrets();
        Chosen chosen = BundledConfiguration.choose(input.playbook().configuration(), site, input.carry(),
                encrypted);
        if (chosen.components().isEmpty()) {
            throw new SiteException(Problem.blocker("export.problem.nothing", input.source().facts()
                    .place()));
        }
        BundleReport written;
        try (BundleWriter writer = BundleWriter.begin(destination.file(), destination.protection(), manifest(
                input,
                chosen), destination.means())) {
            for (ComponentConfig component : chosen.components()) {
                writer.component(component);
            }
            written = writer.finish(destination.signer(), bytes -> {});
        }
        Map<String, Long> counts = new TreeMap<>();
        written.totals().components().forEach((id, total) -> counts.put(id, total.settings()));
        return new ExportReport(written.files().stream().map(String::valueOf).toList(), written.bytes(),
                counts,
                chosen.leftOut(), encrypted, written.notes());
    }

    private static BundleManifest manifest(ExportInput input, Chosen chosen) {
        DatabaseFacts facts = input.source().facts();
        var components = chosen.components().stream().map(component -> new BundleManifest.Component(component
                .id(),
                component.settings().stream().anyMatch(Setting::secret))).toList();
        return new BundleManifest(BundleManifest.FORMAT, input.playbook().id(), input.layout(),
                new BundleManifest.Origin(facts.place(), Map.of(facts.product().toLowerCase(Locale.ROOT),
                        facts
                                .version())), components, List.of(), chosen.leftOut(), input.destination()
                                        .means().clock()
                                        .instant().truncatedTo(ChronoUnit.SECONDS), input.program());
    }
}
