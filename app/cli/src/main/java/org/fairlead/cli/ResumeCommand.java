package org.fairlead.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes up a run where it was left, however it was left. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Mixin
    private WholeRun.Choices choices = new WholeRun.Choices();
    @Parameters(paramLabel = "RUN", arity = "0..1", descriptionKey = "parameter.run-open")
    private @Nullable String run;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.ofNullable(run), spec.commandLine()
                .getOut())) {
            return new WholeRun(session, options, choices).go();
        }
    }
}
