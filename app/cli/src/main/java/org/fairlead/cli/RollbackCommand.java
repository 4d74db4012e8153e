package org.fairlead.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.run.LayoutNotice;
import org.fairlead.run.WhyBack;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.rollback.RollbackReport;

/** Gives the target back what a run changed. */
@Command(name = "rollback", mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--decisions", paramLabel = "FILE", descriptionKey = "option.decisions")
    private @Nullable Path decisions;

    @Override
    public Integer call() throws Exception {
        Path file = decisions;
        Map<String, String> answers = file == null ? Map.of() : DecisionsFile.read(file);
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut());
                Secret passphrase = options.passphrase(false)) {
            WhyBack why = WhyBack.of(session.journey());
            if (!options.json()) {
                new BackPrinter(session.messages(), session.out()).why(why);
                session.out().flush();
            }
            if (options.dryRun() && !options.json() && BackupReport.of(session.journey().log()).filter(
                    report -> report.whole().isThere()).isPresent()) {
                session.out().println(session.messages().text("cli.rollback.ways", run));
            }
            if (options.dryRun()) {
                return session.showPreview(session.journey().previewRollback(passphrase, answers, session
                        .controls()));
            }
            StepOutcome<RollbackReport> outcome = session.journey().rollback(passphrase, answers, session
                    .controls());
            if (outcome instanceof StepOutcome.NeedsDecisions<RollbackReport>(var open)) {
                Path written = file == null ? Path.of("decisions-" + run + ".yaml") : file;
                DecisionsFile.write(written, run, open, session.messages());
                session.out().println(session.messages().text("cli.decisions.file", written.toString()));
            }
            int code = session.show("rollback", outcome);
            if (!options.json() && (code == ExitCode.DONE || code == ExitCode.GATE)) {
                new BackPrinter(session.messages(), session.out()).more(LayoutNotice.of(session.journey()),
                        run);
                session.out().flush();
            }
            return code;
        }
    }
}
