package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;

/** All of a PostgreSQL database. */
record PostgresWhole(PostgresDatabase database) implements WholeDatabase {
    /** What the names of our databases begin with. */
    private static final String NAME = "fairlead_";
    /** A comment by which a database of ours is known. */
    private static final String MARK = "scratch database of Fairlead, may be dropped";
    private static final String MAY_CREATE_SCHEMA = "SELECT has_database_privilege(current_database(), 'CREATE')";
    /** The schema of people in which this user may make tables; the one that they use most comes first. */
    private static final String HOME = PostgresParts.OURS + """
            SELECT nspname FROM space WHERE has_schema_privilege(oid, 'CREATE')
              AND has_schema_privilege(oid, 'USAGE') ORDER BY nspname <> 'public', nspname LIMIT 1
            """;
    private static final String MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles"
            + " WHERE rolname = current_user";
    /** How this database spells and sorts; the words for its provider came with later versions. */
    private static final String LIKE = """
            SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L%s', pg_encoding_to_char(d.encoding),
              d.datcollate, d.datctype, CASE to_jsonb(d) ->> 'datlocprovider'
              WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L', p.locale)
              WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', p.locale) END)
            FROM pg_database d, LATERAL (SELECT coalesce(to_jsonb(d) ->> 'datlocale',
              to_jsonb(d) ->> 'daticulocale') AS locale) p WHERE d.datname = current_database()
            """;

    @Override
    public Reading read() throws SiteException {
        var reading = new PostgresReading(database);
        boolean held = false;
        try {
            if (reading.lacking().isEmpty()) {
                reading.hold();
            }
            held = true;
            return reading;
        } finally {
            if (!held) {
                reading.close();
            }
        }
    }

    @Override
    public Optional<Place> scratch(String name) throws SiteException {
        if (!database.ask(connection -> truth(connection, MAY_CREATE))) {
            return Optional.empty();
        }
        drop(name);
        String like = database.ask(connection -> text(connection, LIKE));
        database.ask(connection -> execute(connection, "CREATE DATABASE " + Quoting.quote(name)
                + " TEMPLATE template0 " + like));
        database.ask(connection -> execute(connection, "COMMENT ON DATABASE " + Quoting.quote(name) + " IS '"
                + MARK + "'"));
        PostgresDatabase made = database.named(name);
        return Optional.of(new PostgresPlace(made, () -> {
            made.close();
            drop(name);
        }));
    }

    @Override
    public List<Trial> trials(String name) {
        return List.of(new Trial("whole-scratch", rightNeeded(), () -> scratch(name)), new Trial(
                "whole-schema",
                "CREATE ON DATABASE " + Quoting.quote(database.facts().name()), () -> inSchemas(name)),
                new Trial("whole-prefixed", "CREATE ON SCHEMA public", () -> prefixed(name)));
    }

    private Optional<Place> inSchemas(String name) throws SiteException {
        return database.ask(connection -> truth(connection, MAY_CREATE_SCHEMA))
                ? Optional.of(new PostgresBeside(database, new PostgresNames(name + "_", Optional.empty())))
                : Optional.empty();
    }

    private Optional<Place> prefixed(String name) throws SiteException {
        String home = database.ask(connection -> text(connection, HOME));
        return home.isEmpty() ? Optional.empty()
                : Optional.of(new PostgresBeside(database, new PostgresNames(name + "_", Optional.of(
                        home))));
    }

    @Override
    public boolean isThere(String name) throws SiteException {
        return database.ask(connection -> {
            try (var asked = SqlCatalog.prepare(connection, "SELECT 1 FROM pg_database WHERE datname = ?",
                    name); var results = asked.executeQuery()) {
                return results.next();
            }
        });
    }

    @Override
    public Place here() throws SiteException {
        return new PostgresPlace(database);
    }

    @Override
    public String rightNeeded() {
        return "CREATEDB";
    }

    /**
     * Takes away a database of ours, and no other: one that bears the mark, or that has such a name and is
     * empty, as the program may have died before it set the mark. Nobody is thrown out of the latter.
     */
    private void drop(String name) throws SiteException {
        boolean marked = isMarked(name);
        if (marked || (name.startsWith(NAME) && isThere(name) && isEmpty(name))) {
            database.ask(connection -> execute(connection, "DROP DATABASE " + Quoting.quote(name)
                    + (marked ? " WITH (FORCE)" : "")));
        }
    }

    private boolean isEmpty(String name) throws SiteException {
        try (PostgresDatabase found = database.named(name)) {
            return found.ask(connection -> truth(connection, PostgresPlace.EMPTY));
        }
    }

    private boolean isMarked(String name) throws SiteException {
        return database.ask(connection -> {
            try (var statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?"
                    + " AND shobj_description(oid, 'pg_database') = ?")) {
                statement.setString(1, name);
                statement.setString(2, MARK);
                try (var results = statement.executeQuery()) {
                    return results.next();
                }
            }
        });
    }

    static boolean truth(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var results = statement.executeQuery(sql)) {
            return results.next() && results.getBoolean(1);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var results = statement.executeQuery(sql)) {
            return results.next() ? results.getString(1) : "";
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
