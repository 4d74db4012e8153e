package org.fairlead.site.mariadb;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Identities;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The counters of AUTO_INCREMENT columns. The server raises them with every greater value that is written;
 * where that is
 * not enough, moving one ends the transaction, as every change of a table does there.
 */
record MariaIdentities(MariaDialect dialect) implements Identities {
    private static final Pattern NEXT = Pattern.compile(" AUTO_INCREMENT=([0-9]{1,19})");

    /**
     * Out of the statement that would make the table: what the information schema says is remembered for a
     * day
     * by MySQL 8.
     */
    @Override
    public OptionalLong last(Transaction transaction, String table) throws SiteException {
        try (var rows = transaction.query("SHOW CREATE TABLE " + dialect.table(table), Map.of())) {
            Row row = rows.next();
            if (row == null || !(row.get(1) instanceof Cell.Text(String statement))) {
                return OptionalLong.empty();
            }
            int end = statement.lastIndexOf(')');
            String columns = statement.substring(0, end).toUpperCase(Locale.ROOT);
            Matcher next = NEXT.matcher(statement.substring(end));
            return next.find() ? OptionalLong.of(Long.parseLong(next.group(1)) - 1) : columns.contains(
                    " AUTO_INCREMENT") ? OptionalLong.of(0) : OptionalLong.empty();
        }
    }

    private OptionalLong number(Transaction transaction, String sql, String table) throws SiteException {
        try (var rows = transaction.query(sql, Map.of("database", new Cell.Text(dialect.database()), "table",
                new Cell.Text(dialect.prefix() + table)))) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long value)
                    ? OptionalLong.of(value)
                    : OptionalLong.empty();
        }
    }

    @Override
    public OptionalLong greatest(Transaction transaction, String table) throws SiteException {
        String column;
        try (var rows = transaction.query("SELECT column_name FROM information_schema.columns WHERE"
                + " table_schema = :database AND table_name = :table AND extra LIKE '%auto_increment%'", Map
                        .of("database", new Cell.Text(dialect.database()), "table", new Cell.Text(dialect
                                .prefix() + table)))) {
            Row row = rows.next();
            if (row == null || !(row.get(0) instanceof Cell.Text(String name))) {
                return OptionalLong.empty();
            }
            column = name;
        }
        return number(transaction, "SELECT max(" + Quoting.quote(column) + ") FROM " + dialect.table(table)
                + " WHERE :database = :database AND :table = :table", table);
    }

    @Override
    public void raise(Transaction transaction, String table, long last) throws SiteException {
        if (last > last(transaction, table).orElse(Long.MAX_VALUE)) {
            move(transaction, table, last);
        }
    }

    @Override
    public void takeBack(Transaction transaction, String table, long last) throws SiteException {
        if (last(transaction, table).orElse(last) > last && greatest(transaction, table).orElse(0) <= last) {
            move(transaction, table, last);
        }
    }

    private void move(Transaction transaction, String table, long last) throws SiteException {
        transaction.update("ALTER TABLE " + dialect.table(table) + " AUTO_INCREMENT = " + (last + 1), Map
                .of());
    }
}
