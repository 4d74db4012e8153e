package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.plan.Endpoint;
import org.fairlead.run.CopyReport;

/** Copies what a run has kept, and a bundle, to further places. */
@Command(name = "copy", mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--to", required = true, paramLabel = "PLACE", descriptionKey = "option.copy-to")
    private List<String> places = List.of();
    @Option(names = "--bundle", paramLabel = "FILE", descriptionKey = "option.copy-bundle")
    private @Nullable Path bundle;
    @Mixin
    private SshLogin login = new SshLogin();

    @Override
    public Integer call() throws Exception {
        int left = 0;
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            for (String place : places) {
                CopyReport report = session.journey().copyTo(Endpoint.EMPTY.withFiles(place).withSsh(login
                        .address()),
                        Optional
                                .ofNullable(bundle), session.controls());
                left += report.left();
                print(session, report);
            }
        }
        return left == 0 ? ExitCode.DONE : ExitCode.STOPPED;
    }

    private void print(Session session, CopyReport report) {
        if (options.json()) {
            session.out().println(JsonMapper.shared().writeValueAsString(report));
        } else {
            report.copied().forEach(one -> session.out().println(session.messages().text(one.resumedAt() == 0
                    ? "cli.copy.file"
                    : "cli.copy.resumed", Failures.plain(one.name()), one.bytes(), one.sha256(), one
                            .resumedAt())));
            session.out().println(session.messages().text("cli.copy.done", report.copied().size(), Failures
                    .plain(report
                            .place()), report.left()));
            for (Problem warning : report.warnings()) {
                session.out().println("! " + session.messages().text(warning));
            }
        }
        session.out().flush();
    }
}
