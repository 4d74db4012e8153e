package org.fairlead.cli;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.run.Workspace;
import org.fairlead.text.Messages;

/** Lists the systems and their jobs. */
@Command(name = "playbooks", mixinStandardHelpOptions = true)
final class PlaybooksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();

    @Option(names = "--trust", paramLabel = "ID", descriptionKey = "option.trust")
    private @Nullable String trusted;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (Workspace workspace = options.workspace()) {
            String id = trusted;
            if (id != null) {
                workspace.trust(id);
                out.println(Messages.english().text("cli.trusted", id));
                return ExitCode.DONE;
            }
            for (KnownPlaybook known : workspace.playbooks().playbooks()) {
                Messages messages = workspace.texts(known.playbook());
                out.println(known.playbook().id() + "  " + messages.text("system.name"));
                for (Job job : known.playbook().jobs()) {
                    out.println("  " + job.id() + "  " + messages.text("job." + job.id()));
                }
            }
            workspace.playbooks().broken().forEach(problem -> Failures.say(out, Messages.english(), problem));
        }
        return ExitCode.DONE;
    }
}
