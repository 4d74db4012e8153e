package org.fairlead.move;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Recognises which layout a database has, by its tables and never by a version number. */
public final class LayoutProbe {
    private LayoutProbe() {}

    /** The layout that a database has; of several, the one whose tables are the most. */
    public static Optional<Layout> recognise(Playbook playbook, Database database) throws SiteException {
        return all(playbook, database).stream().max(Comparator.comparingInt(layout -> layout.present()
                .size()));
    }

    /** Every layout that a database shows, in the playbook's order; there may be traces of several. */
    public static List<Layout> all(Playbook playbook, Database database) throws SiteException {
        List<String> tables = database.tables();
        var found = new ArrayList<Layout>();
        for (Layout layout : playbook.system().layouts()) {
            if (layout.dialects().contains(database.dialect()) && tables.containsAll(layout.present())
                    && layout.absent().stream().noneMatch(tables::contains) && holds(layout, database)) {
                found.add(layout);
            }
        }
        return found;
    }

    private static boolean holds(Layout layout, Database database) throws SiteException {
        if (layout.holds().isEmpty()) {
            return true;
        }
        try (Transaction transaction = database.begin(Database.Access.READ);
                Rows rows = transaction.query(layout.holds(), Map.of())) {
            Row row = rows.next();
            return row != null && (row.get(0).equals(Cell.TRUE) || row.get(0).equals(new Cell.Int(1)));
        }
    }
}
