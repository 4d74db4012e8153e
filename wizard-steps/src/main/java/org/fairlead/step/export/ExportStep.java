package org.fairlead.step.export;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.bundle.BundleReport;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.ComponentConfig;
import org.fairlead.config.BundledConfiguration;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * Writes the chosen settings and rows of a site into a bundle, says what stayed behind and why, and opens the
 * bundle again before it is done. Everything is read in one transaction, so it is of one moment. Writes
 * nothing to the site and locks nothing there; a bundle that was not finished is removed.
 */
public final class ExportStep implements Step<ExportInput, ExportReport> {
    @Override
    public String id() {
        return "export";
    }

    @Override
    public StepOutcome<ExportReport> run(ExportInput input, StepContext context) throws StepException {
        try {
            return new StepOutcome.Done<>(export(input, context));
        } catch (StopAskedException e) {
            return new StepOutcome.Stopped<>("export"); // a bundle is whole or it is not there
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    /** Ends the reading or writing that it is thrown in. */
    static final class StopAskedException extends ProblemException {
        private static final long serialVersionUID = 1L;

        StopAskedException() {
            super(Problem.info("export.problem.stopped"));
        }
    }

    private static ExportReport export(ExportInput input, StepContext context) throws ProblemException {
        ExportInput.Destination destination = input.destination();
        boolean encrypted = destination.protection().takesSecrets();
        try (Transaction transaction = input.source().begin(Access.READ)) {
            Chosen chosen = chosen(input, transaction, encrypted);
            Optional<RowsOut> rows = Optional.empty();
            if (input.rows().isPresent()) {
                rows = Optional.of(RowsOut.look(input, input.rows().get(), transaction, context));
            }
            if (chosen.components().isEmpty() && rows.filter(RowsOut::isThere).isEmpty()) {
                throw new SiteException(Problem.blocker(input.rows().isPresent()
                        ? "export.problem.no-rows"
                        : "export.problem.nothing", input.source().facts().place()));
            }
            new StoragePlace(destination.file().file()).require(rows.map(RowsOut::bytes).orElse(0L),
                    destination.webRoot());
            var contents = new Contents(input, chosen, rows);
            BundleReport written = write(contents, context);
            Map<String, Long> counts = new TreeMap<>();
            written.totals().components().forEach((id, total) -> counts.put(id, total.settings()));
            return new ExportReport(written.files().stream().map(String::valueOf).toList(), written.bytes(),
                    counts, rows.map(RowsOut::tables).orElse(java.util.List.of()), contents.leftOut(),
                    encrypted, written.notes());
        }
    }

    private static Chosen chosen(ExportInput input, Transaction transaction, boolean encrypted)
            throws ProblemException {
        Optional<Carry> carry = input.carry();
        if (carry.isEmpty()) {
            return new Chosen(java.util.List.of(), java.util.List.of());
        }
        SiteConfiguration site = new ConfigurationReader(input.playbook().configuration(), input.layout())
                .read(
                        transaction);
        return BundledConfiguration.choose(input.playbook().configuration(), site, carry.get(), encrypted);
    }

    private static BundleReport write(Contents contents, StepContext context) throws ProblemException {
        ExportInput.Destination destination = contents.input().destination();
        try (BundleWriter writer = BundleWriter.begin(destination.file(), destination.protection(), contents
                .manifest(), destination.means())) {
            for (ComponentConfig component : contents.chosen().components()) {
                writer.component(component);
            }
            if (contents.rows().isPresent()) {
                contents.rows().get().write(writer);
            }
            return writer.finish(destination.signer(), bytes -> {
                if (context.stop().shouldStop()) {
                    throw new StopAskedException();
                }
            });
        }
    }
}
