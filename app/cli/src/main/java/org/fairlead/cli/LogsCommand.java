package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;

/** What the logs of the target's machine say since the run was assessed. */
@Command(name = "logs", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            List<Finding> found = session.journey().troubles().logs();
            PrintWriter out = session.out();
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(Map.of("run", run, "step", "logs",
                        "result", found)));
            } else {
                var cards = new CardNames(session.journey().playbook(), session.messages(), session.journey()
                        .runId());
                String group = "";
                for (Finding finding : found) {
                    DiagnoseCommand.say(finding, group, cards, out);
                    group = finding.group();
                }
            }
            out.flush();
            return found.stream().anyMatch(Finding::blocks) ? ExitCode.GATE : ExitCode.DONE;
        }
    }
}
