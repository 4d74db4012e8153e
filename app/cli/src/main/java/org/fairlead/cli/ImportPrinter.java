package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.config.ImportItem;
import org.fairlead.config.ImportItem.State;
import org.fairlead.config.SettingNote;
import org.fairlead.diff.DiffLine;
import org.fairlead.diff.Difference;
import org.fairlead.plan.Carry.Act;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.importing.ImportReport;
import org.fairlead.text.Messages;

/** Says what settings do on their way. A secret is only ever "set". */
final class ImportPrinter {
    private static final int WIDEST = 60;
    private static final int MOST_LINES = 200;

    private final Messages messages;
    private final PrintWriter out;

    ImportPrinter(Messages messages, PrintWriter out) {
        this.messages = messages;
        this.out = out;
    }

    /**
     * Both sides of every setting that is not the same; the exit code tells whether a person has to decide.
     */
    int review(List<ImportItem> items, boolean json) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(items.stream().map(this::shown).toList()));
        } else {
            items.stream().filter(item -> item.state() != State.SAME).forEach(this::line);
            out.println(messages.text("cli.import.review", items.size(), items.stream().filter(item -> item
                    .act().filter(
                            act -> act != Act.KEEP).isPresent()).count(), items.stream().filter(
                                    ImportItem::isOpen).count()));
        }
        out.flush();
        return items.stream().anyMatch(ImportItem::isOpen) ? ExitCode.DECISIONS : ExitCode.DONE;
    }

    private Map<String, Object> shown(ImportItem item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("setting", item.setting());
        shown.put("component", item.component());
        shown.put("state", item.state().word());
        shown.put("act", item.act().map(Act::word).orElse(""));
        shown.put("target", text(item, item.target()));
        shown.put("source", text(item, item.source()));
        shown.put("seen", item.seen());
        shown.put("notes", item.notes());
        return shown;
    }

    private void line(ImportItem item) {
        out.println(messages.text("cli.import.item", item.component(), item.setting(), messages.text(
                "import.state."
                        + item.state().word()), Failures.plain(text(item, item.target())), Failures.plain(
                                text(item, item
                                        .source())), messages.text("import.act." + item.act().map(Act::word)
                                                .orElse("open"))));
        item.notes().forEach(this::note);
        if (!item.secret()) {
            difference(item);
        }
    }

    /** Where lists, maps and long texts differ, line by line; what is the same is left out. */
    private void difference(ImportItem item) {
        List<DiffLine> lines = DiffLine.between(item.target(), item.source());
        boolean both = item.target() != null && item.source() != null;
        if (both && DiffLine.isLong(lines)) {
            lines.stream().filter(line -> line.kind() != Difference.Kind.SAME).limit(MOST_LINES).forEach(
                    line -> out
                            .println("    " + line.sign() + " " + Failures.plain(line.text())));
        }
    }

    private void note(SettingNote note) {
        out.println("    " + messages.text("import.note." + note.kind(), note.setting(), Failures.plain(note
                .detail())));
    }

    private String text(ImportItem item, @Nullable JsonNode value) {
        if (value == null) {
            return messages.text("import.value.none");
        }
        if (item.secret()) {
            return messages.text("import.value.secret");
        }
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
    }

    void exported(ExportReport report) {
        report.files().forEach(file -> out.println(messages.text("cli.export.file", file, report.bytes(),
                report
                        .encrypted() ? 1 : 0)));
        report.components().forEach((component, settings) -> out.println("  " + messages.text(
                "cli.export.component", component, settings)));
        report.tables().forEach(table -> out.println("  " + messages.text("cli.export.table", table.dataset(),
                table.rows(), table.bytes(), table.first().isEmpty() ? "" : messages.text("cli.export.dates",
                        table.first(), table.last()), 0)));
        report.leftOut().forEach(left -> out.println("  " + messages.text("cli.inspect.left-out", left.item(),
                messages
                        .text("bundle.left-out." + left.reason().word()), left.count())));
        report.notes().forEach(note -> Failures.say(out, messages, note));
    }

    void arrived(ImportReport report) {
        out.println(messages.text("cli.import.done", report.arrived().size(), report.written(), report
                .caches()));
        report.notes().forEach(this::note);
        report.needsSetUp().forEach(setting -> out.println("  " + messages.text("cli.import.set-up",
                setting)));
        report.unknown().forEach(name -> out.println("  " + messages.text("cli.import.unknown", name)));
    }
}
