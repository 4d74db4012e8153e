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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.PlanTemplate;
import org.fairlead.plan.PlanWriter;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.Journey;
import org.fairlead.run.NextAttempt;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspace.Filled;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** Writes a commented plan file to fill in. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Option(names = "--playbook", paramLabel = "ID", descriptionKey = "option.playbook")
    private String playbook = "";
    @Option(names = "--job", paramLabel = "ID", descriptionKey = "option.job")
    private String job = "";
    @Option(names = "--after", paramLabel = "RUN", descriptionKey = "option.plan-after")
    private String after = "";
    @Option(names = "--source", paramLabel = "PLACE", descriptionKey = "option.source-place")
    private String source = "";
    @Option(names = "--target", paramLabel = "PLACE", descriptionKey = "option.target-place")
    private String target = "";
    @Option(names = "--ssh-key", paramLabel = "FILE", descriptionKey = "option.ssh-key")
    private @Nullable Path sshKey;
    @Option(names = "--ssh-fingerprint", paramLabel = "SHA256:...", descriptionKey = "option.ssh-fingerprint")
    private String fingerprint = "";
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-plan")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = options.workspace()) {
            Messages messages = Messages.english();
            String text = after.isEmpty() ? template(workspace) : following(workspace);
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

    private String template(Workspace workspace) throws ProblemException {
        if (playbook.isEmpty() || job.isEmpty()) {
            throw new ParameterException(spec.commandLine(), Messages.english().text("cli.plan.what"));
        }
        KnownPlaybook known = workspace.playbooks().find(playbook)
                .orElseThrow(() -> new SiteException(Problem.blocker("plan.problem.no-playbook", playbook,
                        String.join(", ", workspace.playbooks().ids()))));
        if (known.playbook().job(job).isEmpty()) {
            throw new SiteException(Problem.blocker("plan.problem.no-job", job,
                    String.join(", ", known.playbook().jobs().stream().map(j -> j.id()).toList())));
        }
        Messages messages = workspace.texts(known.playbook());
        return new PlanTemplate(known.playbook(),
                key -> messages.has(key) ? Optional.of(messages.text(key)) : Optional.empty()).write(
                        job, filled(workspace, known.playbook(), Side.SOURCE, source), filled(workspace,
                                known
                                        .playbook(), Side.TARGET, target));
    }

    /** The plan of a run that was taken back, with what is to be different this time. */
    private String following(Workspace workspace) throws ProblemException {
        try (Journey journey = workspace.reopen(after, options.secrets())) {
            return PlanWriter.write(new NextAttempt(journey, workspace.texts(journey.playbook())).plan());
        }
    }

    /** What a place says of a side; what a person should know besides is said beside the plan. */
    private Endpoint filled(Workspace workspace, Playbook of, Side side, String place)
            throws ProblemException {
        if (place.isEmpty()) {
            return Endpoint.EMPTY;
        }
        Filled filled = workspace.fill(Endpoint.EMPTY.withSsh(login()), place, side, of, options
                .secrets());
        Messages messages = workspace.texts(of);
        filled.notes().forEach(note -> Failures.say(spec.commandLine().getErr(), messages, note));
        spec.commandLine().getErr().flush();
        if (filled.notes().stream().anyMatch(note -> note.severity() == Severity.BLOCKER)) {
            throw new SiteException(Problem.blocker("cli.problem.place-not-read"));
        }
        return filled.endpoint().ssh().isThere() ? filled.endpoint() : filled.endpoint().withSsh(
                SshAddress.NONE);
    }

    /** How to log in where a place lies on another machine. */
    private SshAddress login() {
        Path key = sshKey;
        SshAddress login = SshAddress.NONE.accepting(fingerprint);
        return key == null ? login : login.withKey(key.toAbsolutePath().toString(), new SecretRef.Ask());
    }
}
