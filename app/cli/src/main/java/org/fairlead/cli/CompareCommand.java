package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.compare.CompareReport;
import org.fairlead.compare.Compared;
import org.fairlead.model.ProblemException;
import org.fairlead.run.SiteCopyWork;
import org.fairlead.text.Messages;

/** Puts the same requests to the old and the new address of the site of a run and compares the answers. */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--old", paramLabel = "ADDRESS", descriptionKey = "option.compare-old")
    private String old = "";
    @Option(names = "--new", paramLabel = "ADDRESS", descriptionKey = "option.compare-new")
    private String next = "";
    @Option(names = "--path", paramLabel = "PATH", descriptionKey = "option.compare-path")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--php", paramLabel = "COMMAND", descriptionKey = "option.php")
    private String php = "php";

    /** The old address: the one that was named, that of the copy of the site, or that of the source. */
    private String old(Session session) throws ProblemException {
        SiteCopyWork copy = session.journey().rehearsal().site();
        if (!old.isEmpty() || copy.there().filter(there -> !there.folder().isEmpty()).isEmpty()) {
            return old;
        }
        String address = copy.serve(php).address();
        if (!options.json()) {
            session.out().println(session.messages().text("cli.site-copy.compared", address));
        }
        return address;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            CompareReport report = session.journey().troubles().compare(old(session), next, paths);
            if (options.json()) {
                session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", run, "step",
                        "compare", "result", report)));
            } else {
                print(report, session.messages(), session.out());
            }
            session.out().flush();
            return report.first().isEmpty() ? ExitCode.DONE : ExitCode.GATE;
        }
    }

    /** A line for each request; the first that differs is marked. */
    private static void print(CompareReport report, Messages messages, PrintWriter out) {
        Optional<Compared> first = report.first();
        for (Compared one : report.requests()) {
            String mark = one.same() ? "+" : first.filter(one::equals).isPresent() ? ">" : "x";
            out.println("  " + mark + " " + messages.text("compare.answer", one.path(), one.statuses(), one
                    .lengths(), one.times()));
            if (!one.same()) {
                out.println("      " + String.join(", ", one.differences().stream().map(
                        difference -> messages.text("compare.difference." + difference)).toList()));
            }
            if (one.line() > 0) {
                out.println("      " + Failures.plain(messages.text("compare.line", one.line(), one.oldLine(),
                        one.newLine())));
            }
        }
        out.println(first.map(one -> messages.text("compare.differs", report.requests().size(), report
                .different(), one.path())).orElse(messages.text("compare.same", report.requests().size())));
        out.println(report.row().isEmpty() ? messages.text("compare.row.none")
                : messages.text("compare.row", report.row().toArray()));
    }
}
