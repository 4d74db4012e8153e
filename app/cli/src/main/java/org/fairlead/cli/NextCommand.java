package org.fairlead.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.plan.EarlierAttempt.Remedy;
import org.fairlead.run.NextAttempt;
import org.fairlead.run.NextAttempt.Row;

/** What has to be mended after a run, and what must pass before somebody tries again. */
@Command(name = "next", mixinStandardHelpOptions = true)
final class NextCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Parameters(index = "1", arity = "0..1", paramLabel = "ITEM", descriptionKey = "parameter.failed")
    private @Nullable String item;
    @Option(names = "--remedy", paramLabel = "TEXT", descriptionKey = "option.remedy")
    private @Nullable String remedy;
    @Option(names = "--owner", paramLabel = "NAME", descriptionKey = "option.remedy-owner")
    private @Nullable String owner;
    @Option(names = "--due", paramLabel = "DAY", descriptionKey = "option.remedy-due")
    private @Nullable String due;
    @Option(names = "--must-pass", negatable = true, descriptionKey = "option.must-pass")
    private @Nullable Boolean required;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            var next = new NextAttempt(session.journey(), session.messages());
            String named = item;
            if (named != null) {
                decide(next, named);
            }
            List<Row> rows = next.rows();
            if (options.json()) {
                session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", run, "result",
                        rows)));
            } else {
                print(session, rows);
            }
            session.out().flush();
            return ExitCode.DONE;
        }
    }

    private void decide(NextAttempt next, String named) throws Exception {
        Optional<Remedy> now = next.rows().stream().filter(row -> row.id().equals(named)).map(Row::remedy)
                .findFirst();
        if (remedy != null || owner != null || due != null || now.isEmpty()) {
            Remedy known = now.orElse(new Remedy("", "", "", ""));
            next.decide(named, or(remedy, known.remedy()), or(owner, known.owner()), or(due, known.due()));
        }
        Boolean yes = required;
        if (yes != null) {
            next.require(named, yes);
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static void print(Session session, List<Row> rows) {
        session.out().println(session.messages().text(rows.isEmpty() ? "next.none" : "next.title"));
        for (Row row : rows) {
            session.out().println("  " + session.messages().text(row.check().isEmpty() ? "cli.next.row"
                    : "cli.next.row.check", row.mustPass() ? "[x]" : "[ ]", Failures.plain(row.id()), Failures
                            .plain(row
                                    .remedy().cause())));
            session.out().println("      " + session.messages().text("cli.next.remedy", Failures.plain(row
                    .remedy()
                    .remedy()), Failures.plain(row.remedy().owner()), row.remedy().due()));
        }
    }
}
