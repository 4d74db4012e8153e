package org.fairlead.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every step of a plan's job, in order. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Mixin
    private WholeRun.Choices choices = new WholeRun.Choices();
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofPlan(options, plan, spec.commandLine().getOut())) {
            if (options.dryRun()) {
                choices.opening().open(session.journey(), options);
            }
            return options.dryRun()
                    ? new ReviewPrinter(session).print(options.json())
                    : new WholeRun(session, options, choices).go();
        }
    }
}
