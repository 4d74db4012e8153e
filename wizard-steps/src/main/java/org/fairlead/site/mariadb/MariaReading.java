package org.fairlead.site.mariadb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Lines;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Reading;

/** One snapshot of a MariaDB database (of its transactional tables), told by its own catalogue. */
final class MariaReading implements Reading {
    /** References are not checked while rows come in, so that tables may need one another. */
    private static final List<String> SETUP = List.of("SET NAMES utf8mb4", "SET time_zone = '+00:00'",
            "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'", "SET foreign_key_checks = 0", "SET unique_checks = 0",
            "SET sql_notes = 0");
    private static final int FETCHED = 500;
    private static final byte[] NULL = {'N', 'U', 'L', 'L'};

    private final MariaDatabase database;
    private final Connection connection;
    private final String name;
    private final String prefix;

    MariaReading(MariaDatabase database) throws SiteException {
        this.database = database;
        this.name = database.catalog().database();
        this.prefix = database.catalog().prefix();
        this.connection = database.dial();
        boolean begun = false;
        try {
            for (String statement : List.of("SET NAMES utf8mb4", "SET sql_mode = ''",
                    "SET time_zone = '+00:00'",
                    "SET sql_quote_show_create = 1",
                    "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                    "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")) {
                MariaSql.execute(connection, statement);
            }
            begun = true;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    private SiteException failed(SQLException cause) {
        return database.failures().of("read the whole database", cause);
    }

    /** One answer a row; the name of the database stands for each place. */
    private <T> List<T> ask(String sql, MariaParts.Each<T> each) throws SiteException {
        var values = new String[(int) sql.chars().filter(c -> c == '?').count()];
        java.util.Arrays.fill(values, name);
        var answers = new ArrayList<T>();
        try (var statement = SqlCatalog.prepare(connection, sql, values);
                var results = statement.executeQuery()) {
            while (results.next()) {
                answers.add(each.of(results));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return answers;
    }

    @Override
    public List<String> setup() {
        return SETUP;
    }

    @Override
    public boolean isCutByClient() {
        return true;
    }

    @Override
    public List<Part> parts() throws SiteException {
        return new MariaParts(this::ask, this::show, prefix).all();
    }

    /** The row that a "SHOW CREATE" statement answers with; no question mark in it stands for anything. */
    private <T> T show(String sql, MariaParts.Each<T> each) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var results = statement.executeQuery(sql)) {
                results.next();
                return each.of(results);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public List<Lack> lacking() throws SiteException {
        return new MariaLacks(this::ask, this::show, name).all();
    }

    @Override
    public List<String> notes() throws SiteException {
        return ask(MariaLacks.NOTES, row -> row.getString(1));
    }

    @Override
    public List<Filled> tables() throws SiteException {
        var tables = new ArrayList<Filled>();
        for (String table : new MariaParts(this::ask, this::show, prefix).named(MariaParts.TABLES)) {
            tables.add(new Filled(MariaSql.quote(table), "INSERT INTO " + MariaSql.quote(table) + " ("
                    + columns(table).stream().map(column -> MariaSql.quote(column.name())).collect(Collectors
                            .joining(", ")) + ") VALUES", false));
        }
        return tables;
    }

    @Override
    public long bytes() throws SiteException {
        return ask("SELECT coalesce(sum(data_length + index_length), 0) FROM information_schema.tables"
                + " WHERE table_schema = ?", row -> row.getLong(1)).getFirst();
    }

    /** How a column is read, so that nothing of its values is lost. */
    private record Read(String name, String type) {
        String selected() {
            String quoted = MariaSql.quote(name);
            return switch (type) {
                // a float shows six digits only; as a double it shows all it has
                case "float" -> "CAST(" + quoted + " AS DOUBLE)";
                case "bit" -> "UNHEX(LPAD(HEX(" + quoted + "), 16, '0'))";
                case "date", "time", "datetime", "timestamp", "year", "decimal" -> "CAST(" + quoted
                        + " AS CHAR)";
                default -> quoted;
            };
        }

        /** The value of a result's column as it stands in a statement. */
        byte[] literal(ResultSet results, int at) throws SQLException {
            return switch (type) {
                case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit", "geometry",
                        "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
                        "geometrycollection", "geomcollection", "vector" -> {
                    byte[] value = results.getBytes(at);
                    yield value == null ? NULL : MariaSql.hex(value);
                }
                default -> {
                    String value = results.getString(at);
                    yield value == null ? NULL : isNumber() ? value.getBytes(StandardCharsets.US_ASCII)
                            : MariaSql.text(value.getBytes(StandardCharsets.UTF_8));
                }
            };
        }

        private boolean isNumber() {
            return switch (type) {
                case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double",
                        "year" -> true;
                default -> false;
            };
        }
    }

    /** Columns that hold something themselves. */
    private List<Read> columns(String table) throws SiteException {
        try (var statement = SqlCatalog.prepare(connection, "SELECT column_name, data_type"
                + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
                + " AND coalesce(generation_expression, '') = '' ORDER BY ordinal_position", name, table);
                var results = statement.executeQuery()) {
            var columns = new ArrayList<Read>();
            while (results.next()) {
                columns.add(new Read(results.getString(1), results.getString(2)));
            }
            return columns;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void rows(Filled table, Lines to) throws SiteException {
        List<Read> columns = columns(unquoted(table.name()));
        String sql = "SELECT " + columns.stream().map(Read::selected).collect(Collectors.joining(", "))
                + " FROM " + table.name();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(FETCHED);
            try (var results = statement.executeQuery(sql)) {
                while (results.next()) {
                    to.add(line(columns, results));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("``", "`");
    }

    private static byte[] line(List<Read> columns, ResultSet results) throws SQLException {
        var line = new ByteArrayOutputStream();
        line.write('(');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.write(',');
            }
            line.writeBytes(columns.get(i).literal(results, i + 1));
        }
        line.write(')');
        return line.toByteArray();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // a connection that cannot even be closed is gone already
            return;
        }
    }
}
