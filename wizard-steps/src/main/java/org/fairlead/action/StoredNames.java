package org.fairlead.action;

import java.util.Map;
import java.util.Optional;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Single values of a table of names and values.
 *
 * @param store
 * as it reads for the site
 */
record StoredNames(Store store) {
    /** What is stored; empty where nothing is. */
    Optional<String> value(Transaction transaction, String name) throws SiteException {
        try (Rows rows = transaction.query("SELECT " + Quoting.quote(store.value()) + " FROM " + table()
                + " WHERE " + named() + " = :name", Map.of("name", new Cell.Text(name)))) {
            Row row = rows.next();
            return row == null ? Optional.empty() : Optional.of(ReadableCell.whole(row.get(0)));
        }
    }

    /**
     * Stores a value.
     *
     * @param there
     * whether the name is there already
     */
    void set(Transaction transaction, String name, String value, boolean there) throws SiteException {
        Map<String, Cell> both = Map.of("name", new Cell.Text(name), "value", new Cell.Text(value));
        if (there) {
            transaction.update("UPDATE " + table() + " SET " + Quoting.quote(store.value())
                    + " = :value WHERE " + named() + " = :name", both);
        } else {
            transaction.update("INSERT INTO " + table() + " (" + named() + ", " + Quoting.quote(store
                    .value()) + ") VALUES (:name, :value)", both);
        }
    }

    void delete(Transaction transaction, String name) throws SiteException {
        transaction.update("DELETE FROM " + table() + " WHERE " + named() + " = :name", Map.of("name",
                new Cell.Text(name)));
    }

    private String table() {
        return Quoting.quote(store.table());
    }

    private String named() {
        return Quoting.quote(store.name());
    }
}
