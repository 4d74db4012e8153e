package org.fairlead.site.postgres;

import java.util.List;
import java.util.stream.Collectors;

import org.fairlead.model.Cell;

/** Array literals (PostgreSQL manual, section 8.15.2), every element quoted. */
final class ArrayText {
    private ArrayText() {}

    static String write(List<Cell> values) {
        return values.stream().map(ArrayText::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> "NULL";
            case Cell.Array(var inner) -> write(inner);
            case Cell.Text(var text) -> quoted(text);
            case Cell.Json(var text) -> quoted(text);
            case Cell.Other(var type, var text) -> quoted(text);
            default -> {
                var single = new CopyText(64);
                single.row(new org.fairlead.model.Row(cell));
                yield quoted(new String(single.bytes(), 0, single.length() - 1,
                        java.nio.charset.StandardCharsets.UTF_8));
            }
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
