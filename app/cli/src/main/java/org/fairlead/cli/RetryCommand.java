package org.fairlead.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.run.Journey;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.WaitingRow;

/** Shows a row that waits in quarantine, or tries it again with corrected values. */
@Command(name = "retry", mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Mixin
    private BundleOpening opening = new BundleOpening();
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Parameters(index = "1", paramLabel = "TABLE", descriptionKey = "parameter.table")
    private String table = "";
    @Parameters(index = "2", paramLabel = "KEY", descriptionKey = "parameter.key")
    private String key = "";
    @Option(names = "--set", paramLabel = "COLUMN=VALUE", descriptionKey = "option.set")
    private Map<String, String> edits = Map.of();

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            Journey journey = session.journey();
            opening.open(journey, options);
            var messages = session.messages();
            if (options.dryRun()) {
                WaitingRow row = journey.waiting(table, key);
                row.values().forEach(value -> session.out().println(value.column() + " = " + value.text()));
                session.out().flush();
                return ExitCode.DONE;
            }
            RetryReport report = journey.retry(table, key, edits);
            report.misfits().forEach(misfit -> session.out().println(misfit.column() + ": "
                    + messages.text("misfit." + misfit.kind().id() + ".short") + " " + misfit.detail()));
            session.out().println(messages.text(report.arrived() ? "cli.retry.arrived" : "cli.retry.waits",
                    table, key));
            session.out().flush();
            return report.arrived() ? ExitCode.DONE : ExitCode.OPEN_ITEMS;
        }
    }
}
