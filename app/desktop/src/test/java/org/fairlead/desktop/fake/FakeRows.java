package org.fairlead.desktop.fake;

import java.util.List;

import org.fairlead.bundle.TableFacts;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.SideFormat;
import org.fairlead.step.export.ExportReport;

/** Rows that leave a site of the fakes. */
final class FakeRows {
    private FakeRows() {}

    static List<LeavingTable> leaving() {
        return List.of(
                table("mpai_conversations", 412, 88, List.of("id", "user_id", "conversation_id"), List.of(List
                        .of(
                                "1", "2", "aaaa-1"), List.of("2", "3", "bbbb-2"))),
                table("mpai_messages", 18_230, 774, List.of("id", "conversation_id", "message"), List.of(List
                        .of(
                                "1", "aaaa-1", "How many members joined in May?"), List.of("2", "aaaa-1",
                                        "My key is ••••, is that all right?"))),
                table("mpai_plugin_logs", 0, 0, List.of("id", "plugin_slug"), List.of()),
                table("usermeta", 96, 0, List.of("umeta_id", "user_id", "meta_key"), List.of(List.of("7", "2",
                        "mpai_has_consented"))));
    }

    static List<ExportReport.Table> written(DataChoice data) {
        return leaving().stream().map(table -> new ExportReport.Table(table.dataset(), table.facts().rows(),
                table
                        .facts().bytes(), table.facts().first(), table.facts().last(), "5f".repeat(32), data
                                .also()
                                .getOrDefault(table.dataset(), List.of()).stream().map(SideFormat::word)
                                .toList())).toList();
    }

    private static LeavingTable table(String id, long rows, long staying, List<String> columns,
            List<List<String>> samples) {
        boolean dated = rows > 0 && !id.equals("usermeta");
        return new LeavingTable(id, new TableFacts("wp_" + id, List.of(columns.getFirst()), columns.stream()
                .map(
                        name -> Column.plain(name, ColumnKind.TEXT, "text", false)).toList(), rows, dated
                                ? "2024-03-01T09:15"
                                : "", dated ? "2026-11-20T17:40" : "", rows * 240, "0".repeat(64)), rows
                                        + staying,
                samples);
    }
}
