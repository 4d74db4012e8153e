package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.text.Messages;

/** What a rollback would do, as three lists: taken back, staying, to be decided. */
final class PreviewPrinter {
    private static final int MOST = 50;

    private final Messages messages;
    private final PrintWriter out;

    PreviewPrinter(Messages messages, PrintWriter out) {
        this.messages = messages;
        this.out = out;
    }

    void print(RollbackPreview preview) {
        out.println(messages.text("cli.preview.undone", preview.total()));
        preview.undoing().forEach(undoing -> out.println("  " + said(undoing)));
        out.println(messages.text("cli.preview.kept", preview.kept().size()));
        list(preview.kept().stream().map(this::said).toList(), preview.kept().size());
        out.println(messages.text("cli.preview.open", preview.questions()));
        list(preview.open().stream().map(OpenDecision::question).map(messages::text).toList(), preview
                .questions());
        new BackPrinter(messages, out).newer(preview.newer());
        preview.looked().forEach(look -> out.println("  " + OutcomePrinter.mark(look.problem().severity())
                + " " + messages
                        .text(look.problem())));
        out.println(messages.text("cli.preview.nothing-written"));
    }

    private void list(List<String> lines, long all) {
        List<String> shown = lines.stream().limit(MOST).toList();
        shown.forEach(line -> out.println("  " + line));
        if (all > shown.size()) {
            out.println("  " + messages.text("cli.preview.more", all - shown.size()));
        }
    }

    private String said(Kept kept) {
        return kept.what() + " " + kept.key() + ": " + messages.text("rollback.kept." + kept.reason());
    }

    private String said(Undoing undoing) {
        if (!undoing.kind().equals("table")) {
            return messages.text("rollback.undoing." + undoing.kind(), undoing.what(), undoing.total());
        }
        var parts = new ArrayList<String>();
        add(parts, "removed", undoing.removed());
        add(parts, "restored", undoing.restored());
        add(parts, "returned", undoing.returned());
        return messages.text("rollback.undoing.table", undoing.what(), String.join(", ", parts));
    }

    private void add(List<String> parts, String what, long rows) {
        if (rows > 0) {
            parts.add(messages.text("rollback.undoing." + what, rows));
        }
    }
}
