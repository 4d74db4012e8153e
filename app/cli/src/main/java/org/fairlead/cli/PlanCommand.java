package org.fairlead.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.fairlead.model.Problem;
import org.fairlead.plan.PlanTemplate;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.run.Workspace;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** Writes a commented plan file to fill in. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Option(names = "--playbook", required = true, paramLabel = "ID", descriptionKey = "option.playbook")
    private String playbook = "";
    @Option(names = "--job", required = true, paramLabel = "ID", descriptionKey = "option.job")
    private String job = "";
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-plan")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = options.workspace()) {
            KnownPlaybook known = workspace.playbooks().find(playbook)
                    .orElseThrow(() -> new SiteException(Problem.blocker("plan.problem.no-playbook", playbook,
                            String.join(", ", workspace.playbooks().ids()))));
            if (known.playbook().job(job).isEmpty()) {
                throw new SiteException(Problem.blocker("plan.problem.no-job", job,
                        String.join(", ", known.playbook().jobs().stream().map(j -> j.id()).toList())));
            }
            Messages messages = workspace.texts(known.playbook());
            String text = new PlanTemplate(known.playbook(),
                    key -> messages.has(key) ? Optional.of(messages.text(key)) : Optional.empty()).write(job);
            Path out = file;
            if (out == null) {
                spec.commandLine().getOut().print(text);
                spec.commandLine().getOut().flush();
            } else {
                if (Files.exists(out)) {
                    throw new SiteException(Problem.blocker("cli.problem.file-exists", out.toString()));
                }
                Files.writeString(out, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                spec.commandLine().getOut().println(messages.text("cli.plan.written", out.toString()));
            }
        }
        return ExitCode.DONE;
    }
}
