package org.fairlead.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.run.Support;

/** Writes the report of a run. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--support", descriptionKey = "option.support")
    private boolean support;
    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "option.out-report")
    private Path file = Path.of("report.html");

    /** What this program and the machine it runs on are. */
    private static Map<String, String> versions() throws IOException {
        return Map.of("fairlead", new ProductVersion().getVersion()[0], "java", Runtime.version().toString(),
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System
                        .getProperty(
                                "os.arch"));
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            Path written = support ? Support.write(session.journey(), session.messages(), versions(), file)
                    : session
                            .journey().report(file);
            session.out().println(session.messages().text(support ? "cli.report.support" : "cli.report",
                    written
                            .toString()));
            session.out().flush();
        }
        return ExitCode.DONE;
    }
}
