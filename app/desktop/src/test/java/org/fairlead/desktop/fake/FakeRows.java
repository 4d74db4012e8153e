package org.fairlead.desktop.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.DatasetWriter;
import org.fairlead.bundle.TableFacts;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.SideFormat;
import org.fairlead.step.export.ExportReport;

/** Rows that leave a site of the fakes. */
final class FakeRows {
    private static final byte[] LINE = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
    /** Of that line. */
    private static final String SUM = "51bc513113548e062ada62b03efea153cae2abdf46b051c551c3e62a4dfb88cf";

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

    /** Of a bundle that holds a few of them. */
    static List<Dataset> datasets() {
        return leaving().stream().limit(2).map(table -> {
            TableFacts facts = table.facts();
            return new Dataset(table.dataset(), DataFormat.JSONL, facts.columns().stream().map(Column::name)
                    .toList(),
                    true, "", new TableFacts(facts.name(), facts.key(), facts.columns(), 1, facts.first(),
                            facts
                                    .last(), LINE.length + 1, SUM));
        }).toList();
    }

    static void write(BundleWriter bundle) throws ProblemException, IOException {
        for (Dataset dataset : datasets()) {
            try (DatasetWriter rows = bundle.dataset(dataset.id())) {
                rows.row(LINE);
            }
        }
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
