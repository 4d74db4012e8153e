package org.fairlead.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.fairlead.demo.SampleSite;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspace;
import org.fairlead.secret.Secret;

/** The main job on the built-in sample; needs nothing else. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (SampleSite sample = SampleSite.create(options.homeFolder().resolve("sample"));
                Workspace workspace = options.workspace()) {
            Journey journey = workspace.begin(sample.plan(), sample.secrets());
            try (Session session = Session.ofJourney(options, workspace, journey, out)) {
                out.println(session.messages().text("demo.intro", sample.source().toString()));
                int code = new WholeRun(session, options, new WholeRun.Choices(), () -> Secret.of(sample
                        .passphrase())).go();
                out.println(session.messages().text("demo.end", sample.passphrase()));
                out.flush();
                return code == ExitCode.OPEN_ITEMS ? ExitCode.DONE : code;
            }
        }
    }
}
