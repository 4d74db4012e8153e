package org.fairlead.site.postgres;

import java.util.Map;
import java.util.OptionalLong;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Identities;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** The sequences behind identity and serial columns. */
final class PostgresIdentities implements Identities {
    private static final String SEQUENCE = """
            SELECT pg_get_serial_sequence(quote_ident(:schema) || '.' || quote_ident(:table), a.attname),
                   a.attname::text
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = :schema AND c.relname = :table AND a.attnum > 0 AND NOT a.attisdropped
               AND pg_get_serial_sequence(quote_ident(:schema) || '.' || quote_ident(:table), a.attname) IS NOT NULL""";

    private final String schema;

    PostgresIdentities(String schema) {
        this.schema = schema;
    }

    @Override
    public OptionalLong last(Transaction transaction, String table) throws SiteException {
        String sequence = counter(transaction, table).sequence();
        if (sequence.isEmpty()) {
            return OptionalLong.empty();
        }
        // the name comes quoted from pg_get_serial_sequence
        try (var rows = transaction.query("SELECT last_value, is_called FROM " + sequence, Map.of())) {
            Row row = rows.next();
            if (row == null || !(row.get(0) instanceof Cell.Int(long value))) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(row.get(1).equals(Cell.TRUE) ? value : value - 1);
        }
    }

    @Override
    public OptionalLong greatest(Transaction transaction, String table) throws SiteException {
        String column = counter(transaction, table).column();
        if (column.isEmpty()) {
            return OptionalLong.empty();
        }
        try (var rows = transaction.query(
                "SELECT max(" + Quoting.quote(column) + ") FROM " + qualified(schema, table), Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long value)
                    ? OptionalLong.of(value)
                    : OptionalLong.empty();
        }
    }

    @Override
    public void raise(Transaction transaction, String table, long last) throws SiteException {
        String sequence = counter(transaction, table).sequence();
        if (!sequence.isEmpty() && last > last(transaction, table).orElse(Long.MAX_VALUE)) {
            try (var rows = transaction.query("SELECT setval(:sequence::regclass, :last::bigint)",
                    Map.of("sequence", new Cell.Text(sequence), "last", new Cell.Int(last)))) {
                rows.next();
            }
        }
    }

    @Override
    public void takeBack(Transaction transaction, String table, long last) throws SiteException {
        String sequence = counter(transaction, table).sequence();
        if (!sequence.isEmpty() && last(transaction, table).orElse(last) > last
                && greatest(transaction, table).orElse(0) <= last) {
            try (var rows = transaction.query("SELECT setval(:sequence::regclass, :next::bigint, false)",
                    Map.of("sequence", new Cell.Text(sequence), "next", new Cell.Int(last + 1)))) {
                rows.next();
            }
        }
    }

    private Counter counter(Transaction transaction, String table) throws SiteException {
        try (var rows = transaction.query(SEQUENCE,
                Map.of("schema", new Cell.Text(schema), "table", new Cell.Text(table)))) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Text(String sequence)
                    && row.get(1) instanceof Cell.Text(String column) ? new Counter(sequence, column)
                            : Counter.NONE;
        }
    }

    private record Counter(String sequence, String column) {
        static final Counter NONE = new Counter("", "");
    }

    static String qualified(String schema, String table) {
        return Quoting.quote(schema) + "." + Quoting.quote(table);
    }
}
