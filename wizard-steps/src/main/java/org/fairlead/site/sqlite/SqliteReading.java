package org.fairlead.site.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Lines;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Reading;

/** One state of an SQLite file, as its own schema table tells it. */
final class SqliteReading implements Reading {
    /** What SQLite keeps for itself does not stand in a statement. */
    private static final String OURS = " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    private static final Pattern MADE = Pattern.compile("(?is)^CREATE\\s.*");
    private static final Pattern VIRTUAL = Pattern.compile("(?is)^CREATE\\s+VIRTUAL\\s.*");

    private final SqliteDatabase database;
    private final Connection connection;
    private final boolean lent;

    SqliteReading(SqliteDatabase database) throws SiteException {
        this.database = database;
        this.connection = database.connect();
        this.lent = false;
        try {
            connection.setAutoCommit(false); // from the first question on it sees one state
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What is there within a transaction that is not over. */
    SqliteReading(SqliteDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.lent = true;
    }

    private SiteException failed(SQLException cause) {
        return database.failures().of("read the whole database", cause);
    }

    private interface Each<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, Each<T> each) throws SiteException {
        var answers = new ArrayList<T>();
        try (var statement = connection.createStatement(); var results = statement.executeQuery(sql)) {
            while (results.next()) {
                answers.add(each.of(results));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return answers;
    }

    private String pragma(String name) throws SiteException {
        return ask("PRAGMA " + name, row -> row.getString(1)).getFirst();
    }

    @Override
    public List<String> setup() {
        try {
            return List.of("PRAGMA encoding = '" + pragma("encoding") + "'", "PRAGMA foreign_keys = OFF");
        } catch (SiteException e) {
            return List.of("PRAGMA foreign_keys = OFF");
        }
    }

    @Override
    public boolean isCutByClient() {
        return false;
    }

    @Override
    public List<Part> parts() throws SiteException {
        var parts = new ArrayList<Part>();
        for (String kind : List.of("table", "index", "view", "trigger")) {
            parts.addAll(ask("SELECT name, sql FROM sqlite_schema WHERE type = '" + kind
                    + "' AND sql IS NOT NULL" + OURS + " ORDER BY rowid", row -> new Part(!kind.equals(
                            "table"), kind, Quoting.quote(row.getString(1)), List.of(row.getString(2)))));
        }
        if (!ask("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'", row -> 1).isEmpty()) {
            parts.addAll(ask("SELECT name, seq FROM sqlite_sequence ORDER BY name", SqliteReading::counter));
        }
        for (String number : List.of("user_version", "application_id")) {
            parts.add(new Part(true, number.replace('_', '-'), "main", List.of("PRAGMA " + number + " = "
                    + Long.parseLong(pragma(number)))));
        }
        return parts;
    }

    private static Part counter(ResultSet row) throws SQLException {
        String name = "'" + row.getString(1).replace("'", "''") + "'";
        return new Part(true, "sequence-value", Quoting.quote(row.getString(1)), List.of(
                "DELETE FROM sqlite_sequence WHERE name = " + name,
                "INSERT INTO sqlite_sequence (name, seq) VALUES (" + name + ", " + row.getLong(2) + ")"));
    }

    @Override
    public List<Lack> lacking() throws SiteException {
        var lacking = new ArrayList<Lack>();
        for (String[] made : ask("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL" + OURS
                + " ORDER BY name", row -> new String[]{row.getString(1), row.getString(2), row.getString(
                        3)})) {
            if (VIRTUAL.matcher(made[2]).matches()) {
                lacking.add(new Lack("virtual-table", made[1]));
            } else if (!MADE.matcher(made[2]).matches()) {
                lacking.add(new Lack(made[0], made[1]));
            }
        }
        return lacking;
    }

    @Override
    public List<String> notes() throws SiteException {
        return List.of("journal mode: " + pragma("journal_mode") + "; page size: " + pragma("page_size"));
    }

    @Override
    public List<Filled> tables() throws SiteException {
        var tables = new ArrayList<Filled>();
        for (String name : ask("SELECT name FROM sqlite_schema WHERE type = 'table'" + OURS
                + " ORDER BY name", row -> row.getString(1))) {
            tables.add(new Filled(Quoting.quote(name), "INSERT INTO " + Quoting.quote(name) + " (" + Quoting
                    .quote(columns(name)) + ") VALUES", false));
        }
        return tables;
    }

    /** Columns that hold something themselves. */
    private List<String> columns(String table) throws SiteException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid")) {
            statement.setString(1, table);
            try (var results = statement.executeQuery()) {
                while (results.next()) {
                    names.add(results.getString(1));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return names;
    }

    @Override
    public long bytes() throws SiteException {
        return Long.parseLong(pragma("page_count")) * Long.parseLong(pragma("page_size"));
    }

    @Override
    public void rows(Filled table, Lines to) throws SiteException {
        List<String> columns = columns(table.name().substring(1, table.name().length() - 1).replace("\"\"",
                "\""));
        String selected = columns.stream().map(Quoting::quote).map(name -> "typeof(" + name
                + "), CASE typeof(" + name + ") WHEN 'text' THEN CAST(" + name + " AS BLOB) ELSE " + name
                + " END").collect(Collectors.joining(", "));
        boolean utf8 = pragma("encoding").equals("UTF-8");
        try (var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT " + selected + " FROM " + table.name())) {
            while (results.next()) {
                to.add(line(results, columns.size(), utf8));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static byte[] line(ResultSet row, int columns, boolean utf8) throws SQLException {
        var line = new ByteArrayOutputStream();
        line.write('(');
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                line.write(',');
            }
            line.writeBytes(literal(row, 2 * i + 1, utf8));
        }
        line.write(')');
        return line.toByteArray();
    }

    /** A value as it stands in a statement: with the kind that it has, whatever its column says. */
    private static byte[] literal(ResultSet row, int at, boolean utf8) throws SQLException {
        return switch (row.getString(at)) {
            case "null" -> ascii("NULL");
            case "integer" -> ascii(Long.toString(row.getLong(at + 1)));
            case "real" -> ascii(real(row.getDouble(at + 1)));
            case "text" -> SqliteText.literal(bytes(row, at + 1), utf8);
            default -> SqliteText.hex(bytes(row, at + 1));
        };
    }

    /** An empty value comes as none. */
    private static byte[] bytes(ResultSet row, int at) throws SQLException {
        byte[] bytes = row.getBytes(at);
        return bytes == null ? new byte[0] : bytes;
    }

    private static String real(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "9e999" : "-9e999";
        }
        return Double.toString(value);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        if (lent) {
            return;
        }
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // closing a connection ends its transaction all the same
            return;
        }
    }
}
