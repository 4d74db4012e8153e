package org.fairlead.site.sqlite;

import java.util.Map;
import java.util.OptionalLong;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Identities;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** The counters of AUTOINCREMENT columns, in {@code sqlite_sequence}. */
final class SqliteIdentities implements Identities {
    @Override
    public OptionalLong last(Transaction transaction, String table) throws SiteException {
        try (var rows = transaction.query("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'",
                Map.of())) {
            Row row = rows.next();
            if (row == null || row.get(0).equals(new Cell.Int(0))) {
                return OptionalLong.empty();
            }
        }
        try (var rows = transaction.query("SELECT max(seq) FROM sqlite_sequence WHERE name = :name",
                Map.of("name", new Cell.Text(table)))) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long value)
                    ? OptionalLong.of(value)
                    : OptionalLong.empty();
        }
    }

    @Override
    public OptionalLong greatest(Transaction transaction, String table) throws SiteException {
        if (last(transaction, table).isEmpty()) {
            return OptionalLong.empty();
        }
        try (var rows = transaction.query("SELECT max(rowid) FROM " + Quoting.quote(table), Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long value)
                    ? OptionalLong.of(value)
                    : OptionalLong.empty();
        }
    }

    @Override
    public void raise(Transaction transaction, String table, long last) throws SiteException {
        if (last(transaction, table).isEmpty()) {
            return;
        }
        transaction.update("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :name",
                Map.of("last", new Cell.Int(last), "name", new Cell.Text(table)));
    }

    @Override
    public void takeBack(Transaction transaction, String table, long last) {
        // sqlite_sequence takes part in the transaction, so there is never anything to give back
    }
}
