package org.fairlead.desktop.page.importing;

import java.util.List;

/** What the rows of the table of settings are called. */
public final class RowNames {
    private RowNames() {}

    public static List<String> of(List<?> rows) {
        return rows.stream().map(row -> switch ((ImportRow) row) {
            case ImportRow.Heading heading -> heading.title();
            case ImportRow.Line line -> line.name();
        }).toList();
    }
}
