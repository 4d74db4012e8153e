package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.RehearsalWork.State;
import org.fairlead.text.Messages;

/** What came of trying a plan on a copy, in words. */
record RehearsalPrinter(Messages messages, PrintWriter out) {
    void rehearsed(RehearsalReport report) {
        out.println(messages.text("cli.rehearse.copy", report.run(), report.objects(), report.rows(), report
                .copyMillis() / 1000.0));
        out.println(messages.text("rehearsal.cut." + report.cut()));
        out.println(messages.text("rehearsal.not-tried", String.join(", ", report.notTried().stream().map(
                what -> messages.text("rehearsal.not-tried." + what)).toList())));
        out.println(messages.text(report.finished() ? "cli.rehearse.finished" : "cli.rehearse.ended", report
                .issues(), report.millis() / 1000.0));
    }

    /** The issues of a rehearsal with what was decided about each. */
    void issues(State state) {
        for (Issue issue : state.issues()) {
            out.println("  " + issue.number() + ". " + OutcomePrinter.mark(issue.problem().severity()) + " "
                    + messages.text("rehearsal.decision." + issue.decision().word()) + "  " + messages.text(
                            "step." + issue.step()) + ", " + Failures.plain(issue.object()) + ", " + issue
                                    .at());
            out.println("      " + Failures.plain(messages.text(issue.problem())));
            messages.fix(issue.problem()).ifPresent(fix -> out.println("      " + messages.text(
                    "cli.issues.remedy", Failures.plain(fix))));
            if (!issue.reason().isEmpty()) {
                out.println("      " + messages.text("cli.issues.reason", Failures.plain(issue.reason()),
                        issue.decided()));
            }
        }
        out.println(messages.text(state.isPassed() ? "cli.issues.passed" : "cli.issues.sum", state.run(),
                state.issues().size(), state.blocking().size()));
    }

    /** Holds checks against what the same ones came to on the copy. */
    void beside(List<Finding> checks, Map<String, Problem> copy) {
        if (copy.isEmpty()) {
            return;
        }
        long same = 0;
        for (Finding check : checks) {
            Problem there = copy.get(check.id());
            if (there != null && there.severity() == check.problem().severity()) {
                same++;
            } else {
                out.println("  " + messages.text("cli.verify.copy", OutcomePrinter.mark(check.problem()
                        .severity()), messages.text(check.problem()), there == null
                                ? messages.text("rehearsal.beside.none")
                                : messages.text(there)));
            }
        }
        out.println(messages.text("cli.verify.copy-same", same, checks.size()));
    }
}
