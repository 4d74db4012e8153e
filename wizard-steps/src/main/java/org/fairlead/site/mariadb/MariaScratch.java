package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;

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

    static MariaScratch create(MariaDatabase original, MariaCatalog real, String name) throws SiteException {
        var own = new MariaCatalog(name, "");
        var beside = new MariaCatalog(real.database(), shortened(name) + "_");
        drop(original, own);
        drop(original, beside);
        return new MariaScratch(original, real, original.ask(connection -> make(connection, own)) ? own
                : marked(original, beside));
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

    private static void drop(MariaDatabase original, MariaCatalog place) throws SiteException {
        boolean left = place.prefix().isEmpty() && place.database().startsWith(NAME) && original.ask(
                place::isEmpty);
        if (left) {
            original.ask(connection -> execute(connection, "DROP DATABASE " + Quoting.quote(place
                    .database())));
        }
        if (left || !original.ask(place::isScratch)) {
            return;
        }
        for (String name : original.ask(place::tables)) {
            original.ask(connection -> execute(connection, "DROP TABLE " + table(place, name)));
        }
        original.ask(connection -> execute(connection, "DROP TABLE " + table(place, MARK)));
        if (place.prefix().isEmpty()) {
            original.ask(connection -> execute(connection, "DROP DATABASE " + Quoting.quote(place
                    .database())));
        }
    }
}
