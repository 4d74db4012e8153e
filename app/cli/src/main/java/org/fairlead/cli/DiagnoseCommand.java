package org.fairlead.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanReader;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.Workspace;
import org.fairlead.text.Messages;

/** Finds out why a plan's connections do not work. Begins no run. */
@Command(name = "diagnose", mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
    private static final int SAMPLES = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");

    @Override
    public Integer call() throws Exception {
        try (Workspace workspace = options.workspace()) {
            Plan read = new PlanReader(workspace.playbooks()).read(Session.bytes(plan), plan.toString());
            Playbook playbook = workspace.playbooks().find(read.playbook()).orElseThrow().playbook();
            Messages messages = workspace.texts(playbook);
            var cards = new CardNames(playbook, messages, "");
            options.about(cards);
            PrintWriter out = spec.commandLine().getOut();
            List<Finding> found = new ArrayList<>();
            workspace.diagnose(read, options.secrets(), finding -> {
                if (!options.json()) {
                    say(finding, found.isEmpty() ? "" : found.getLast().group(), cards, out);
                }
                found.add(finding);
            });
            long broken = found.stream().filter(Finding::blocks).count();
            long odd = found.stream().filter(finding -> finding.problem().severity() == Severity.WARNING)
                    .count();
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(Map.of("step", "diagnose", "result",
                        found)));
            } else {
                out.println(broken + odd == 0 ? messages.text("cli.diagnose.well")
                        : messages.text("cli.diagnose.found", broken, odd));
                cards.read(found).ifPresent(out::println);
            }
            out.flush();
            return broken > 0 ? ExitCode.GATE : ExitCode.DONE;
        }
    }

    /** Says one answer, with its heading where another group begins. */
    static void say(Finding finding, String groupBefore, CardNames cards, PrintWriter out) {
        Messages messages = cards.messages();
        if (!finding.group().equals(groupBefore)) {
            out.println(messages.text(finding.group()));
        }
        Problem problem = finding.problem();
        out.println("  " + OutcomePrinter.mark(problem.severity()) + " " + Failures.plain(messages.text(
                problem)) + cards.beside(finding));
        if (problem.severity() != Severity.PASSED) {
            messages.why(problem).ifPresent(why -> out.println("    " + Failures.plain(why)));
            messages.fix(problem).ifPresent(fix -> out.println("    " + Failures.plain(messages.text(
                    "cli.fix",
                    fix))));
            finding.evidence().rows().stream().limit(SAMPLES).forEach(row -> out.println("      " + Failures
                    .plain(
                            String.join("  ", row))));
        }
        out.flush();
    }
}
