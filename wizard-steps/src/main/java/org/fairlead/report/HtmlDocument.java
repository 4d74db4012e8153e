package org.fairlead.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.fairlead.record.RecordException;
import org.fairlead.report.Document.Block;
import org.fairlead.report.Document.Section;

/** Writes a document as one HTML file that needs nothing else. */
public final class HtmlDocument {
    private final Document document;

    public HtmlDocument(Document document) {
        this.document = document;
    }

    /** Writes the file beside its place and moves it there; answers where it is. Blocks. */
    public Path write(Path file) throws RecordException {
        return Templates.write("document.ftlh", Map.of("title", document.title(), "subtitle", document
                .subtitle(), "facts", facts(document.facts()), "sections", sections(document.sections())),
                file);
    }

    /** Sections as the templates show them. */
    static List<Map<String, Object>> sections(List<Section> sections) {
        return sections.stream().map(section -> Map.<String, Object>of("heading", section.heading(), "blocks",
                section.blocks().stream().map(HtmlDocument::block).toList())).toList();
    }

    private static Map<String, Object> block(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> Map.of("kind", "paragraph", "text", text);
            case Block.Facts(List<Document.Fact> facts) -> Map.of("kind", "facts", "facts", facts(facts));
            case Block.Numbered(List<Document.Item> items) -> Map.of("kind", "numbered", "items", items(
                    items));
            case Block.Checklist(String heading, List<Document.Item> items) -> Map.of("kind", "checklist",
                    "heading", heading, "items", items(items));
            case Block.Table(List<String> columns, List<List<String>> rows) -> Map.of("kind", "table",
                    "columns",
                    columns, "rows", rows);
        };
    }

    private static List<Map<String, String>> facts(List<Document.Fact> facts) {
        return facts.stream().map(fact -> Map.of("name", fact.name(), "value", fact.value())).toList();
    }

    private static List<Map<String, Object>> items(List<Document.Item> items) {
        return items.stream().map(item -> Map.<String, Object>of("text", item.text(), "note", item.note(),
                "copy",
                item.copy(), "done", item.done())).toList();
    }
}
