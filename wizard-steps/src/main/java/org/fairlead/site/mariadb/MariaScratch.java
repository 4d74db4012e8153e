package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.Database;
import org.fairlead.site.Quoting;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;

/**
 * A place for a rehearsal: a database of its own where the user may make one, else tables of a prefix of
 * their own beside
 * the real ones. What is taken away is known by a table that only Fairlead makes, and dropped table by table.
 */
final class MariaScratch implements Scratch {
    /**
     * What the names of our databases begin with; an empty one was left by a program that died while it made
     * it.
     */
    private static final String NAME = "fairlead_";

    /** What a user has to have for tables beside the real ones. */
    static final Set<String> NEEDED = Set.of("CREATE", "DROP", "INSERT", "SELECT");

    /** Name of the table by which a scratch place is known. */
    static final String MARK = "fairlead_scratch_mark";

    private static final String BYTES = """
            SELECT CAST(COALESCE(SUM(t.data_length + t.index_length), 0) AS SIGNED)
            FROM information_schema.schemata s LEFT JOIN information_schema.tables t ON t.table_schema = s.schema_name
            WHERE s.schema_name = ? GROUP BY s.schema_name
            UNION ALL SELECT (SELECT CAST(COALESCE(SUM(t.data_length + t.index_length), 0) AS SIGNED)
            FROM information_schema.tables t WHERE t.table_schema = ? AND LOCATE(?, t.table_name) = 1)
            FROM information_schema.tables m WHERE m.table_schema = ? AND m.table_name = ?""";

    private final MariaDatabase original;
    private final MariaCatalog real;
    private final MariaCatalog place;
    private final MariaDatabase scratch;

    private MariaScratch(MariaDatabase original, MariaCatalog real, MariaCatalog place) throws SiteException {
        this.original = original;
        this.real = real;
        this.place = place;
        this.scratch = original.seen(place);
    }

    /** Empty where the user may make neither. */
    static Optional<MariaScratch> create(MariaDatabase original, MariaCatalog real, String name)
            throws SiteException {
        var own = new MariaCatalog(name, "");
        drop(original, own);
        drop(original, besideOf(real, name)); // left by a time when the user might do less
        if (original.ask(connection -> make(connection, own))) {
            return Optional.of(new MariaScratch(original, real, own));
        }
        Optional<MariaCatalog> beside = beside(original, real, name);
        return beside.isPresent() ? Optional.of(new MariaScratch(original, real, beside.get()))
                : Optional.empty();
    }

    /** A place for tables beside the real ones; empty where the user may not make and drop them. */
    static Optional<MariaCatalog> beside(MariaDatabase original, MariaCatalog real, String name)
            throws SiteException {
        MariaCatalog beside = besideOf(real, name);
        if (!original.ask(connection -> MariaLacks.granted(connection, real.database())).containsAll(
                NEEDED)) {
            return Optional.empty();
        }
        drop(original, beside);
        return Optional.of(marked(original, beside));
    }

    /**
     * Bytes of a database of this name, or of the tables beside the real ones; empty where neither is there.
     */
    static OptionalLong bytes(Connection connection, MariaCatalog real, String name) throws SQLException {
        String beside = shortened(name) + "_";
        try (var asked = SqlCatalog.prepare(connection, BYTES, name, real.database(), beside, real.database(),
                beside + MARK); var results = asked.executeQuery()) {
            return results.next() ? OptionalLong.of(results.getLong(1)) : OptionalLong.empty();
        }
    }

    private static MariaCatalog besideOf(MariaCatalog real, String name) {
        return new MariaCatalog(real.database(), shortened(name) + "_");
    }

    /** Names of tables are long already; eight characters keep two rehearsals apart. */
    private static String shortened(String name) {
        return "fl" + Integer.toHexString(name.hashCode());
    }

    private static boolean make(Connection connection, MariaCatalog own) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + Quoting.quote(own.database()));
            statement.execute("CREATE TABLE " + table(own, MARK) + " (made int)");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == 1044 || e.getErrorCode() == 1142) {
                return false;
            }
            throw e;
        }
    }

    private static MariaCatalog marked(MariaDatabase original, MariaCatalog beside) throws SiteException {
        original.ask(connection -> execute(connection, "CREATE TABLE " + table(beside, MARK)
                + " (made int)"));
        return beside;
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static String table(MariaCatalog place, String name) {
        return Quoting.quote(place.database()) + "." + Quoting.quote(place.prefix() + name);
    }

    @Override
    public void like(List<String> tables) throws SiteException {
        for (String name : tables) {
            original.ask(connection -> execute(connection, "CREATE TABLE " + table(place, name) + " LIKE "
                    + table(real, name)));
        }
    }

    @Override
    public Database database() {
        return scratch;
    }

    @Override
    public String name() {
        return place.prefix().isEmpty() ? place.database() : place.database() + "." + place.prefix() + "…";
    }

    @Override
    public void close() {
        scratch.close();
        try {
            drop(original, place);
        } catch (SiteException e) {
            // what cannot be dropped now is dropped by the next rehearsal of this run, by its mark
            return;
        }
    }

    static void drop(MariaDatabase original, MariaCatalog place) throws SiteException {
        boolean left = place.prefix().isEmpty() && place.database().startsWith(NAME) && original.ask(
                place::isEmpty);
        if (left) {
            original.ask(connection -> execute(connection, "DROP DATABASE " + Quoting.quote(place
                    .database())));
        }
        if (left || !original.ask(place::isScratch)) {
            return;
        }
        original.ask(connection -> emptied(connection, place));
        if (place.prefix().isEmpty()) {
            original.ask(connection -> execute(connection, "DROP DATABASE " + Quoting.quote(place
                    .database())));
        }
    }

    /** Drops what is in the place, the mark last; the tables in it may refer to one another. */
    private static boolean emptied(Connection connection, MariaCatalog place) throws SQLException {
        try {
            execute(connection, "SET SESSION foreign_key_checks = 0");
            for (String kind : List.of("VIEW", "TABLE", "SEQUENCE")) {
                for (String name : place.named(connection, kind)) {
                    if (!name.equals(MARK)) {
                        execute(connection, "DROP " + kind + " " + table(place, name));
                    }
                }
            }
            return execute(connection, "DROP TABLE " + table(place, MARK));
        } finally {
            execute(connection, "SET SESSION foreign_key_checks = 1");
        }
    }
}
