package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Lines;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.postgres.PostgresOrder.Address;
import org.fairlead.site.postgres.PostgresOrder.Found;

/** One snapshot of a PostgreSQL database, told by its own catalogue. */
final class PostgresReading implements Reading {
    private static final List<String> SETUP = List.of("SET client_encoding = 'UTF8'",
            "SET standard_conforming_strings = on", "SET check_function_bodies = false",
            "SET search_path = pg_catalog", "SET row_security = off", "SET xmloption = content",
            "SET default_table_access_method = heap", "SET TimeZone = 'UTC'", "SET DateStyle = 'ISO'",
            "SET lc_monetary = 'C'", "SET statement_timeout = 0", "SET lock_timeout = 0",
            "SET client_min_messages = warning");
    /** What a session is told before anything is read, so that the same rows are written the same way. */
    static final List<String> READING = List.of("search_path = pg_catalog", "row_security = off",
            "lc_monetary = 'C'", "TimeZone = 'UTC'", "statement_timeout = 0", "lock_timeout = '30s'",
            "idle_in_transaction_session_timeout = 0");
    private static final String TABLES = """
            SELECT c.oid::regclass::text, coalesce((SELECT string_agg(quote_ident(a.attname), ', '
              ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
              AND NOT a.attisdropped AND a.attgenerated = ''), '')
            """ + PostgresParts.PLAIN + " ORDER BY 1";
    private static final String SEQUENCES = """
            SELECT c.oid::regclass::text, quote_literal(c.oid::regclass::text) FROM pg_class c
              JOIN space s ON s.oid = c.relnamespace
            WHERE c.relkind = 'S' AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member) ORDER BY 1
            """;

    private final PostgresDatabase database;
    private final Connection connection;
    private final String ours;
    private final boolean lent;

    /**
     * What is there within a transaction that is not over.
     *
     * @param ours
     * the schemas that are looked at, see {@link PostgresParts#OURS}
     */
    PostgresReading(PostgresDatabase database, Connection connection, String ours) {
        this.database = database;
        this.connection = connection;
        this.ours = ours;
        this.lent = true;
    }

    PostgresReading(PostgresDatabase database) throws SiteException {
        this.database = database;
        this.connection = database.connect();
        this.ours = PostgresParts.OURS;
        this.lent = false;
        boolean begun = false;
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (String setting : READING) {
                    statement.execute("SET LOCAL " + setting);
                }
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

    /** Keeps the tables from being changed or dropped; what may not be read is told by {@link #lacking}. */
    void hold() throws SiteException {
        List<String> names = tables().stream().map(Filled::name).toList();
        if (!names.isEmpty()) {
            ask("LOCK TABLE " + String.join(", ", names) + " IN ACCESS SHARE MODE");
        }
    }

    private void ask(String sql) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private interface Each<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, Each<T> each) throws SiteException {
        var answers = new ArrayList<T>();
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var results = statement.executeQuery(sql)) {
                while (results.next()) {
                    answers.add(each.of(results));
                }
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
        return false;
    }

    @Override
    public List<Part> parts() throws SiteException {
        Map<Address, Address> standsFor = new HashMap<>();
        for (Address[] pair : ask(PostgresParts.STANDS_FOR, PostgresReading::pair)) {
            standsFor.put(pair[0], pair[1]);
        }
        Map<Address, List<Address>> needs = new HashMap<>();
        for (Address[] pair : ask(PostgresParts.NEEDS, PostgresReading::pair)) {
            needs.computeIfAbsent(pair[0], who -> new ArrayList<>()).add(pair[1]);
        }
        var parts = new ArrayList<>(new PostgresOrder(standsFor, needs).of(found(PostgresParts.FIRST), found(
                PostgresParts.THEN)));
        for (String[] sequence : ask(ours + SEQUENCES, row -> new String[]{row.getString(1), row.getString(
                2)})) {
            parts.add(new Part(true, "sequence-value", sequence[0], ask("SELECT last_value, is_called FROM "
                    + sequence[0], row -> "SELECT pg_catalog.setval(" + sequence[1] + ", " + row.getLong(1)
                            + ", " + row.getBoolean(2) + ")")));
        }
        return parts;
    }

    private static Address[] pair(ResultSet row) throws SQLException {
        return new Address[]{new Address(row.getLong(1), row.getLong(2)), new Address(row.getLong(3), row
                .getLong(4))};
    }

    private List<Found> found(List<String> questions) throws SiteException {
        var found = new ArrayList<Found>();
        for (String question : questions) {
            found.addAll(ask(ours + question + " ORDER BY 3, 4", row -> new Found(new Address(
                    row.getLong(1), row.getLong(2)), row.getString(3), row.getString(4), row.getString(5))));
        }
        return found;
    }

    @Override
    public List<Lack> lacking() throws SiteException {
        return ask(PostgresLacks.LACKING, row -> new Lack(row.getString(1), row.getString(2)));
    }

    @Override
    public List<String> notes() throws SiteException {
        return ask(PostgresLacks.NOTES, row -> row.getString(1));
    }

    @Override
    public List<Filled> tables() throws SiteException {
        return ask(ours + TABLES, row -> new Filled(row.getString(1), "COPY " + row.getString(1) + columns(row
                .getString(2)) + " FROM stdin", true));
    }

    private static String columns(String names) {
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    @Override
    public long bytes() throws SiteException {
        return ask("SELECT pg_database_size(current_database())", row -> row.getLong(1)).getFirst();
    }

    @Override
    public void rows(Filled table, Lines to) throws SiteException {
        String statement = table.statement();
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement.substring(0,
                    statement.length() - "FROM stdin".length()) + "TO STDOUT");
            try {
                for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                    to.add(line);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (lent) {
            return;
        }
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        } catch (SQLException e) {
            // giving it back finds out that it is of no more use
        }
        database.giveBack(connection);
    }
}
