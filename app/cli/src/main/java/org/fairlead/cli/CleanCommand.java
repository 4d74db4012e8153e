package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.record.RunSummary;
import org.fairlead.run.CleaningWork.Left;
import org.fairlead.run.CleaningWork.Piece;
import org.fairlead.run.Workspace;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.text.Messages;

/** Lists what runs have left and removes what is named. */
@Command(name = "clean", mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", descriptionKey = "parameter.run-all")
    private String run = "";
    @Parameters(index = "1..*", paramLabel = "ITEM", descriptionKey = "parameter.left")
    private List<String> items = List.of();

    @Override
    public Integer call() throws Exception {
        if (!run.isEmpty()) {
            one(run);
            return ExitCode.DONE;
        }
        int failed = 0;
        for (String id : all()) {
            try {
                one(id);
            } catch (ProblemException e) {
                // a run that another process works on is named, and the others are listed all the same
                spec.commandLine().getErr().println(id + ": " + Messages.english().text(e.problem()));
                failed++;
            }
        }
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> all() throws ProblemException {
        try (Workspace workspace = options.workspace()) {
            return workspace.record().runs().stream().map(RunSummary::id).toList();
        }
    }

    private void one(String id) throws ProblemException {
        try (Session session = Session.ofRun(options, Optional.of(id), spec.commandLine().getOut())) {
            PrintWriter out = session.out();
            if (!items.isEmpty() && !options.dryRun()) {
                Set<String> named = new LinkedHashSet<>(items);
                FinishReport report = session.journey().cleaning().remove(named);
                if (!options.json()) {
                    out.println(session.messages().text("cli.finished", report.removed().size(), report
                            .freedBytes() >> 20));
                    report.removed().forEach(removed -> out.println("  " + Failures.plain(removed)));
                }
            }
            Left left = session.journey().cleaning().left();
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(Map.of("run", id, "result", left)));
            } else {
                print(id, left, session.messages(), out);
            }
            out.flush();
        }
    }

    private static void print(String id, Left left, Messages messages, PrintWriter out) {
        out.println(messages.text("cli.clean", id, left.pieces().size()));
        for (Piece piece : left.pieces()) {
            out.println("  " + messages.text(piece.bytes() < 0 ? "cli.clean.piece.unsized"
                    : "cli.clean.piece", Failures
                            .plain(piece.id()), messages.text("clean.kind." + piece.kind()), Failures.plain(
                                    piece.place()),
                    piece.bytes() / 1024.0 / 1024.0));
            out.println("      " + piece.stays().map(messages::text).orElse(messages.text("clean.why." + piece
                    .kind())));
        }
        left.notes().forEach(note -> out.println("  ! " + messages.text(note)));
    }
}
