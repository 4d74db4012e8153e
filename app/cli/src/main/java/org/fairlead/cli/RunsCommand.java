package org.fairlead.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.record.RunKind;
import org.fairlead.record.RunSummary;
import org.fairlead.run.Workspace;
import org.fairlead.text.Messages;

/** Lists the runs this computer remembers. */
@Command(name = "runs", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        Messages messages = Messages.english();
        var times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH).withZone(ZoneId
                .systemDefault());
        try (Workspace workspace = options.workspace()) {
            List<RunSummary> runs = workspace.record().runs();
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(runs));
            } else if (runs.isEmpty()) {
                out.println(messages.text("cli.runs.none"));
            }
            for (RunSummary run : options.json() ? List.<RunSummary>of() : runs) {
                out.println(messages.text(run.kind() == RunKind.REHEARSAL
                        ? "cli.runs.rehearsal"
                        : "cli.runs.line", run.id(),
                        messages.text("run.state." + run.state().name().toLowerCase(Locale.ROOT).replace('_',
                                '-')),
                        run.step().isEmpty() ? "" : messages.text("step." + run.step()), run.percent(), run
                                .source(),
                        run.target(), times.format(run.changed()), run.openItems()));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
