package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Severity;
import org.fairlead.run.LayoutNotice;
import org.fairlead.run.WhyBack;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Newer;
import org.fairlead.text.Messages;

/** What speaks for a rollback, and what came of one. */
final class BackPrinter {
    private static final int SAMPLES = 5;

    private final Messages messages;
    private final PrintWriter out;

    BackPrinter(Messages messages, PrintWriter out) {
        this.messages = messages;
        this.out = out;
    }

    void why(WhyBack why) {
        if (!why.isThere() && why.triggers().isEmpty()) {
            out.println(messages.text("back.why.none"));
            return;
        }
        out.println(messages.text("back.why", why.failed().size(), why.fired().size()));
        why.failed().forEach(failed -> {
            out.println("  " + OutcomePrinter.mark(failed.finding().problem().severity()) + " " + messages
                    .text(
                            failed.finding().problem()));
            out.println("      " + concerned(messages, failed));
            failed.finding().evidence().rows().stream().limit(SAMPLES).forEach(row -> out.println("      "
                    + String.join("  ", row)));
        });
        why.fired().forEach(fired -> out.println("  " + messages.text("back.fired", messages.text(fired
                .problem()))));
        why.triggers().forEach(trigger -> out.println("  " + messages.text("cli.check.item", trigger.fired()
                ? "[x]" : "[ ]", trigger.id(), Failures.plain(trigger.text()))));
    }

    /** How many things and people a failed check names. */
    static String concerned(Messages messages, WhyBack.Failed failed) {
        return failed.users() < 0 ? messages.text("back.objects", failed.objects())
                : messages.text("back.objects-users", failed.objects(), failed.users());
    }

    void newer(List<Newer> newer) {
        newer.forEach(one -> {
            out.println("  " + messages.text("back.newer", one.table(), one.added(), one.changed()));
            if (!one.file().isEmpty()) {
                out.println("      " + messages.text("back.newer.file", one.file()));
            }
        });
    }

    /** What there is to do besides, where old and new layout differ. */
    void more(Optional<LayoutNotice> notice, String run) {
        notice.ifPresent(between -> {
            out.println(messages.text("notice.title", between.from(), between.to()));
            between.steps(messages, run).forEach(step -> out.println("  " + step));
            between.text(messages).lines().forEach(line -> out.println("    " + line));
        });
    }

    void came(RollbackReport report) {
        newer(report.newer());
        report.checks().stream().filter(check -> check.problem().severity() != Severity.PASSED).forEach(
                check -> out.println("  " + OutcomePrinter.mark(check.problem().severity()) + " " + messages
                        .text(check.problem())));
        if (!report.checks().isEmpty()) {
            long passed = report.checks().stream().filter(check -> check.problem().severity()
                    == Severity.PASSED)
                    .count();
            out.println(messages.text(report.clean() ? "back.checked" : "back.checked.failed", passed, report
                    .checks().stream().filter(check -> check.blocks()).count()));
        }
    }
}
