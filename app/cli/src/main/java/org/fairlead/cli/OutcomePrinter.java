package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.StepByStepReport;
import org.fairlead.run.WholeRestored;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.importing.ImportReport;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.text.Messages;
import org.fairlead.watch.Times;

/** Says in plain lines how a step ended. */
final class OutcomePrinter {
    private static final int SAMPLES = 5;

    private final Messages messages;
    private final PrintWriter out;
    private final CardNames cards;

    OutcomePrinter(Messages messages, PrintWriter out, CardNames cards) {
        this.cards = cards;
        this.messages = messages;
        this.out = out;
    }

    void print(String step, StepOutcome<?> outcome, String run) {
        switch (outcome) {
            case StepOutcome.Done<?>(Object report) -> report(report);
            case StepOutcome.Blocked<?>(Object report, List<Finding> findings) -> {
                report(report);
                out.println(messages.text("cli.blocked", messages.text("step." + step), findings.size()));
                findings.forEach(finding -> Failures.say(out, messages, finding.problem()));
                cards.read(findings).ifPresent(out::println);
            }
            case StepOutcome.NeedsDecisions<?>(List<OpenDecision> open) -> {
                out.println(messages.text("cli.decisions", open.size()));
                open.stream().limit(SAMPLES).forEach(decision -> out.println("  " + messages.text(decision
                        .question())));
            }
            case StepOutcome.Stopped<?> stopped -> out.println(messages.text("cli.stopped", run));
        }
    }

    private void report(Object report) {
        switch (report) {
            case AssessReport assess -> assess(assess);
            case BackupReport backup -> backup(backup);
            case TransferReport transfer -> {
                transfer.datasets().stream().filter(d -> d.sourceRows() > 0).forEach(
                        d -> out.println("  " + messages.text("cli.transfer.dataset", d.table(), d.written(),
                                d.quarantined())));
                out.println(messages.text("cli.transfer.done", transfer.written(), transfer.quarantined(),
                        transfer.millis() / 1000.0));
            }
            case UpgradeReport upgrade -> upgrade.actions().forEach(this::action);
            case VerifyReport verify -> verify(verify);
            case RollbackReport rollback -> {
                out.println(messages.text("report.undone", rollback.undone(), rollback.kept().size()));
                rollback.kept().stream().limit(SAMPLES).forEach(kept -> out.println("  " + kept.what() + " "
                        + kept.key()
                        + ": " + messages.text("rollback.kept." + kept.reason())));
                notes(rollback.notes());
                new BackPrinter(messages, out).came(rollback);
            }
            case WholeRestored restored -> {
                out.println(messages.text("cli.restored", restored.place(),
                        restored
                                .objects(), restored.rows(), restored.different().size(), restored.millis()
                                        / 1000.0));
                notes(restored.notes());
            }
            case SiteCopyReport copied -> new RehearsalPrinter(messages, out).copied(copied);
            case RehearsalReport rehearsed -> new RehearsalPrinter(messages, out).rehearsed(rehearsed);
            case StepByStepReport searched -> new RehearsalPrinter(messages, out).searched(searched, cards);
            case ExportReport exported -> new ImportPrinter(messages, out).exported(exported);
            case ImportReport arrived -> new ImportPrinter(messages, out).arrived(arrived);
            default -> throw new IllegalStateException("no words for " + report.getClass());
        }
    }

    private void backup(BackupReport backup) {
        backup.items().stream().filter(item -> item.rows() > 0).forEach(item -> out.println("  "
                + messages
                        .text("cli.backup.item", messages.text("backup.kind." + item.kind()), item
                                .what(), item.rows(),
                                item.bytes())));
        rehearsal(backup.rehearsal());
        if (backup.keys().isThere()) {
            rehearsal(backup.keys());
        }
        if (backup.whole().isThere()) {
            rehearsal(backup.whole());
            if (!backup.whole().manner().equals("whole-read-back")) {
                out.println(messages.text("cli.backup.restore-time", backup.whole().millis() / 1000.0));
            }
        }
        if (backup.source().isThere()) {
            rehearsal(backup.source());
        }
        if (backup.files().isThere()) {
            rehearsal(backup.files());
        }
        notes(backup.notes());
    }

    private void action(UpgradeReport.ActionResult action) {
        long written = action.inserted() + action.changed();
        boolean removed = written == 0 && action.removed() > 0;
        out.println("  " + messages.text(removed ? "cli.upgrade.removed" : "cli.upgrade.action", messages
                .text(
                        "action." + action.id()), messages.text("action.state." + action.state()), removed
                                ? action
                                        .removed() : written));
    }

    private void notes(List<Problem> notes) {
        notes.forEach(note -> out.println("  " + mark(note.severity()) + " " + messages.text(note)));
    }

    private void rehearsal(BackupReport.Rehearsal rehearsal) {
        out.println(messages.text("report.rehearsal." + rehearsal.manner(), rehearsal.tables(), rehearsal
                .equalRows(), rehearsal.differentRows()));
    }

    private void assess(AssessReport report) {
        String group = "";
        for (Finding finding : report.findings()) {
            boolean quiet = finding.problem().severity() == Severity.PASSED
                    || finding.id().startsWith("zone/");
            if (quiet) {
                continue;
            }
            if (!finding.group().equals(group)) {
                group = finding.group();
                out.println(messages.text(group));
            }
            out.println("  " + mark(finding.problem().severity()) + " " + messages.text(finding.problem())
                    + cards.beside(finding));
            finding.evidence().rows().stream().limit(SAMPLES)
                    .forEach(row -> out.println("      " + String.join("  ", row)));
        }
        new EnvironmentPrinter(messages, out).print(report.environment());
        out.println(messages.text("cli.assess.score", count(report, Severity.BLOCKER), count(report,
                Severity.WARNING),
                count(report, Severity.PASSED)));
    }

    private static long count(AssessReport report, Severity severity) {
        return report.findings().stream().filter(f -> f.problem().severity() == severity).count();
    }

    static String mark(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "x";
            case WARNING -> "!";
            case INFO -> "i";
            case PASSED -> "+";
        };
    }

    private String timing(String id) {
        return messages.has("timing." + id) ? messages.text("timing." + id) : id;
    }

    private void verify(VerifyReport report) {
        long equal = report.datasets().stream().mapToLong(VerifyReport.Comparison::equal).sum();
        long waiting = report.datasets().stream().mapToLong(VerifyReport.Comparison::quarantined).sum();
        report.differences().stream().limit(SAMPLES).forEach(d -> out.println("  " + d.table() + " " + d.key()
                + ": "
                + d.kind() + " " + String.join(", ", d.columns())));
        report.checks().stream().filter(f -> f.problem().severity() != Severity.PASSED).forEach(
                f -> out.println("  " + mark(f.problem().severity()) + " " + messages.text(f.problem())
                        + cards.beside(f)));
        report.timings().stream().filter(timing -> timing.after().isThere()).forEach(timing -> out.println(
                "  "
                        + messages.text("cli.verify.timing", timing(timing.id()), timing
                                .after()
                                .rounds(), Times.millis(timing.after().median()), Times.millis(timing.after()
                                        .p95()),
                                Times.millis(timing.after().worst()), timing.before().isThere() ? Times
                                        .millis(timing
                                                .before().median()) : "–")));
        if (report.clean()) {
            cards.read(report.checks()).ifPresent(out::println);
        }
        String key = report.clean() ? "cli.verify.clean" : "cli.verify.differs";
        boolean settings = report.checks().stream().anyMatch(f -> f.id().startsWith("settings/"));
        if (report.datasets().isEmpty() && report.clean() && !settings) {
            out.println(messages.text("cli.verify.clean-place", report.checks().stream().filter(
                    f -> f.problem().severity() == Severity.PASSED).count()));
        } else {
            out.println(messages.text(report.datasets().isEmpty() ? key + "-settings" : key, equal, waiting));
        }
    }
}
