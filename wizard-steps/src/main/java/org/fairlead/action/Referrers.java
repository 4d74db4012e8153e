package org.fairlead.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.fairlead.action.RowUndo.TableKey;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Database.ForeignKeyUse;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Which rows refer to given ones through one foreign key. */
record Referrers(Transaction transaction, ForeignKeyUse use, TableKey parent) {

    /**
     * A reference.
     *
     * @param parent
     * key of the row referred to
     * @param child
     * primary key of the row that refers to it; empty where its table has none
     */
    record Found(Row parent, Row child) {}

    /**
     * Of some rows of one table those that cannot go alone with the others, because a row refers to them that
     * stays: one that is none of them, or one that cannot go itself.
     */
    static Set<Row> held(Transaction transaction, List<ForeignKeyUse> uses, TableKey table, Set<Row> going)
            throws SiteException {
        var held = new HashSet<Row>();
        var within = new ArrayList<Found>();
        for (ForeignKeyUse use : uses) {
            boolean own = use.key().refersToItself() && use.primaryKey().equals(table.columns());
            for (Found found : new Referrers(transaction, use, table).of(going)) {
                if (own && going.contains(found.child())) {
                    within.add(found);
                } else {
                    held.add(found.parent());
                }
            }
        }
        boolean news = !held.isEmpty();
        while (news) {
            news = false;
            for (Found found : within) {
                news |= held.contains(found.child()) && held.add(found.parent());
            }
        }
        return held;
    }

    /** Every reference to one of the rows. */
    List<Found> of(Collection<Row> keys) throws SiteException {
        var parameters = new HashMap<String, Cell>();
        var join = new ArrayList<String>();
        for (int i = 0; i < use.key().columns().size(); i++) {
            join.add("p." + Quoting.quote(use.key().referenced().get(i)) + " = c." + Quoting.quote(use.key()
                    .columns().get(i)));
        }
        int width = parent.columns().size();
        String wanted = Stream.concat(prefixed("p.", parent.columns()), prefixed("c.", use.primaryKey()))
                .collect(
                        Collectors.joining(", "));
        String sql = "SELECT DISTINCT " + wanted + " FROM " + Quoting.quote(parent.table()) + " p JOIN "
                + Quoting
                        .quote(use.key().table()) + " c ON " + String.join(" AND ", join) + " WHERE ("
                + prefixed("p.",
                        parent.columns()).collect(Collectors.joining(", ")) + ") IN " + KeyList.values(keys,
                                parameters);
        var found = new ArrayList<Found>();
        try (Rows rows = transaction.query(sql, parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                List<Cell> cells = row.cells();
                found.add(new Found(row(cells.subList(0, width)), row(cells.subList(width, cells.size()))));
            }
        }
        return found;
    }

    private static Stream<String> prefixed(String prefix, List<String> columns) {
        return columns.stream().map(column -> prefix + Quoting.quote(column));
    }

    private static Row row(List<Cell> cells) {
        return new Row(cells.toArray(Cell[]::new));
    }
}
