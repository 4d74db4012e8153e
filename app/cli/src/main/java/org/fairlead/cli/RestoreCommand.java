package org.fairlead.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.secret.Secret;

/** Puts the whole database that a run kept into an empty database beside the target. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--into", required = true, paramLabel = "DATABASE", descriptionKey = "option.into")
    private String into = "";

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut());
                Secret passphrase = options.passphrase(false)) {
            return session.show("restore", session.journey().restore(passphrase, into, session.controls()));
        }
    }
}
