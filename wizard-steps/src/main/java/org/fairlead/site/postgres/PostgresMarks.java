package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Marks;

/**
 * A table in a schema of Fairlead's own. Each unit and its note come in one transaction, so that a unit is
 * there as a whole or not at all.
 */
record PostgresMarks(PostgresDatabase database, Connection connection) implements Marks {
    private static final String TABLE = "fairlead_restore.progress";
    private static final String THERE = "SELECT to_regclass('" + TABLE + "') IS NOT NULL AND EXISTS"
            + " (SELECT 1 FROM pg_namespace WHERE nspname = 'fairlead_restore'"
            + " AND obj_description(oid, 'pg_namespace') = '" + PostgresScratch.MARK + "')";

    private interface Work<T> {
        T at(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) throws SiteException {
        try {
            return work.at(connection);
        } catch (SQLException e) {
            throw database.failures().of("restore", e);
        }
    }

    private static void execute(Connection on, String... statements) throws SQLException {
        try (var statement = on.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public OptionalLong left(String file) throws SiteException {
        return work(on -> {
            if (!PostgresWhole.truth(on, THERE)) {
                return OptionalLong.empty();
            }
            try (var asked = SqlCatalog.prepare(on, "SELECT units FROM " + TABLE + " WHERE file = ?", file);
                    var results = asked.executeQuery()) {
                return results.next() ? OptionalLong.of(results.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    @Override
    public void begin(String file) throws SiteException {
        boolean there = left(file).isPresent();
        work(on -> {
            boolean other = PostgresWhole.truth(on, THERE);
            on.setAutoCommit(false);
            if (other && !there) {
                drop(on);
            }
            if (!there) {
                execute(on, "CREATE SCHEMA fairlead_restore", "COMMENT ON SCHEMA fairlead_restore IS '"
                        + PostgresScratch.MARK + "'", "CREATE TABLE " + TABLE
                                + " (file text NOT NULL, units bigint NOT NULL)");
                try (var noted = SqlCatalog.prepare(on, "INSERT INTO " + TABLE + " VALUES (?, 0)", file)) {
                    noted.executeUpdate();
                }
            }
            on.commit();
            return there;
        });
    }

    private static void drop(Connection on) throws SQLException {
        execute(on, "DROP TABLE " + TABLE, "DROP SCHEMA fairlead_restore");
    }

    @Override
    public void done(long units) throws SiteException {
        work(on -> {
            try (var noted = on.prepareStatement("UPDATE " + TABLE + " SET units = ?")) {
                noted.setLong(1, units);
                noted.executeUpdate();
            }
            on.commit();
            return units;
        });
    }

    /** What did not come to its end went with its transaction. */
    @Override
    public void clear(String kind, String name) {}

    @Override
    public void end() throws SiteException {
        work(on -> {
            drop(on);
            on.commit();
            on.setAutoCommit(true);
            return true;
        });
    }
}
