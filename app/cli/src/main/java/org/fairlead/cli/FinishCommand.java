package org.fairlead.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.step.finish.FinishReport;

/** Gives up the way back. */
@Command(name = "finish", mixinStandardHelpOptions = true)
final class FinishCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--keep-backups", descriptionKey = "option.keep-backups")
    private boolean keepBackups;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            if (options.dryRun()) {
                session.journey().leftBehind().forEach(session.out()::println);
            } else {
                FinishReport report = session.journey().finish(keepBackups);
                session.out().println(session.messages().text("cli.finished", report.removed().size(),
                        report.freedBytes() >> 20));
                report.removed().forEach(removed -> session.out().println("  " + removed));
            }
            session.out().flush();
        }
        return ExitCode.DONE;
    }
}
