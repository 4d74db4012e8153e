package org.fairlead.step.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.ListedApart;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.backup.BackupReport.Item;

/** What of a whole database the playbook wants to see by itself: how many rows of it were kept. */
record Apart(Playbook playbook, Database database) {
    private static final String KIND = "whole-part";

    List<Item> items(DatabaseDump.Written written, String path) throws SiteException {
        var items = new ArrayList<Item>();
        List<String> there = database.tables();
        for (ListedApart part : playbook.system().apart()) {
            if (!part.sql().isEmpty()) {
                if (there.contains(part.of())) {
                    items.add(new Item(KIND, part.id(), path, count(part.sql()), 0, ""));
                }
                continue;
            }
            List<String> tables = written.names().stream().filter(name -> part.takes(plain(name))).toList();
            if (!tables.isEmpty()) {
                items.add(new Item(KIND, part.id() + ": " + String.join(", ", tables.stream().map(
                        Apart::plain).toList()), path, tables.stream()
                                .mapToLong(written::rowsOf).sum(), 0, ""));
            }
        }
        return items;
    }

    /** The name of a table as the playbook writes it, without the quotes of a statement. */
    private static String plain(String name) {
        return name.replaceAll("[`\"]", "");
    }

    private long count(String sql) throws SiteException {
        try (Transaction transaction = database.begin(Access.READ);
                Rows rows = transaction.query(sql, Map
                        .of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long number) ? number : 0;
        }
    }
}
