package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

import org.fairlead.config.OneByOne;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.RehearsalWork.State;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.StepByStepReport;
import org.fairlead.text.Messages;

/** What came of trying a plan on a copy, in words. */
record RehearsalPrinter(Messages messages, PrintWriter out) {
    private static final long MEBI = 1L << 20;

    void rehearsed(RehearsalReport report) {
        out.println(messages.text("cli.rehearse.copy", report.run(), report.objects(), report.rows(), report
                .copyMillis() / 1000.0));
        out.println(messages.text("rehearsal.cut." + report.cut()));
        out.println(messages.text("rehearsal.not-tried", String.join(", ", report.notTried().stream().map(
                what -> messages.text("rehearsal.not-tried." + what)).toList())));
        said(report.suites());
        out.println(messages.text(report.finished() ? "cli.rehearse.finished" : "cli.rehearse.ended", report
                .issues(), report.millis() / 1000.0));
    }

    /** A copy of a site that stays. */
    void copied(SiteCopyReport report) {
        out.println(messages.text("cli.site-copy.database", report.database(), report.objects(), report
                .rows(), messages.text("site-copy.from." + report.from())));
        if (!report.folder().isEmpty()) {
            out.println(messages.text("cli.site-copy.folder", report.folder(), report.files(), report.bytes()
                    / (double) MEBI));
        }
        said(report.notes());
    }

    private void said(List<Problem> notes) {
        notes.forEach(note -> out.println("  " + OutcomePrinter.mark(note.severity()) + " " + Failures.plain(
                messages.text(note))));
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

    /** Which part of a plan makes trouble. */
    void searched(StepByStepReport report, CardNames cards) {
        said(report.notes());
        out.println(messages.text("cli.one-by-one.empty", report.empty().size()));
        report.empty().forEach(problem -> out.println("    " + OutcomePrinter.mark(problem.severity()) + " "
                + Failures.plain(messages.text(problem))));
        for (OneByOne.Part part : report.parts()) {
            out.println("  " + messages.text(part.culprits().isEmpty()
                    ? "cli.one-by-one.arrived"
                    : "cli.one-by-one.failed", name(part.component()), part.settings(), part.culprits()
                            .size()));
            for (OneByOne.Culprit culprit : part.culprits()) {
                out.println("    x " + Failures.plain(culprit.name()) + ": " + Failures.plain(messages.text(
                        culprit.problem())));
                messages.fix(culprit.problem()).ifPresent(fix -> out.println("      " + messages.text(
                        "cli.issues.remedy", Failures.plain(fix))));
                cards.help(culprit.problem()).ifPresent(line -> out.println("      " + line));
                if (messages.has("setting." + culprit.name())) {
                    out.println("      " + messages.text("cli.one-by-one.correct", culprit.name()));
                }
            }
        }
        out.println(messages.text("one-by-one.compared", report.differences().size()));
        boolean first = true;
        for (StepByStepReport.Difference difference : report.differences()) {
            out.println("  " + (first ? "> " : "  ") + messages.text("one-by-one.difference." + difference
                    .kind(), difference.setting()));
            first = false;
        }
        if (report.notes().stream().noneMatch(note -> note.key().equals("site-copy.note.served"))) {
            out.println(messages.text("one-by-one.database-only"));
        }
    }

    private String name(String component) {
        return messages.has("component." + component) ? messages.text("component." + component) : component;
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
