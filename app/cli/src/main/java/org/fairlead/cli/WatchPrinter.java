package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.Comparator;

import org.fairlead.model.Finding;
import org.fairlead.run.Journey;
import org.fairlead.text.Messages;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.Series;
import org.fairlead.watch.Times;
import org.fairlead.watch.WatchReport;

/** Says what is seen while a site is watched, a line for each look. */
final class WatchPrinter {
    private final Messages messages;
    private final PrintWriter out;

    WatchPrinter(Messages messages, PrintWriter out) {
        this.messages = messages;
        this.out = out;
    }

    void look(WatchReport report) {
        long failing = report.series().stream().filter(one -> one.failedInRow() > 0).count();
        long slow = report.series().stream().filter(one -> one.slowInRow() > 0).count();
        out.println(messages.text("cli.watch.look", report.looks(), report
                .series().size(), failing, slow));
    }

    /** What was seen in all. */
    void end(WatchReport report, Journey journey) {
        report.series().stream().sorted(Comparator.comparing(Series::subject)).forEach(one -> out.println("  "
                + messages.text("cli.watch.series", name(one.subject()), one.looks(), one.failures(), Times
                        .millis(one.spread().median()), Times.millis(one.spread().p95()), Times.millis(one
                                .spread().worst()))));
        for (Finding finding : report.findings()) {
            Failures.say(out, messages, finding.problem());
        }
        if (report.tripped()) {
            journey.plan().rollbackTriggers().forEach(trigger -> out.println(messages.text(
                    "cli.triggers", trigger)));
            out.println(messages.text("cli.watch.back", journey.runId()));
        }
    }

    void load(LoadReport report) {
        report.levels().forEach(level -> out.println("  " + messages.text("cli.load.level", level.atOnce(),
                Times.millis(level.spread().median()), Times.millis(level.spread().p95()), level.perSecond(),
                level.failures())));
        out.println(!report.answered() ? messages.text("cli.load.nothing", report.path())
                : report.doublesAt() == 0
                        ? messages.text("cli.load.steady", report.path())
                : messages.text("cli.load.doubles", report.path(), report.doublesAt()));
    }

    private String name(String subject) {
        String key = "timing." + subject;
        return messages.has(key) ? messages.text(key) : subject;
    }
}
