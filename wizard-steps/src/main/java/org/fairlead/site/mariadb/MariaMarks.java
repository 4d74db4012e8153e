package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Marks;

/**
 * A table of Fairlead's own. Statements that make something cannot be taken back there, so a unit that did
 * not
 * come to its end is cleared away before it is done again.
 */
record MariaMarks(MariaDatabase database, Connection connection) implements Marks {
    /** Its name. */
    static final String TABLE = "fairlead_restore_mark";
    private static final Map<String, String> MADE = Map.of("table", "TABLE", "view", "VIEW", "function",
            "FUNCTION", "procedure", "PROCEDURE", "trigger", "TRIGGER", "event", "EVENT", "sequence",
            "SEQUENCE");

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

    @Override
    public OptionalLong left(String file) throws SiteException {
        return work(on -> {
            if (!isThere(on)) {
                return OptionalLong.empty();
            }
            try (var asked = SqlCatalog.prepare(on, "SELECT units FROM " + TABLE + " WHERE file = ?", file);
                    var results = asked.executeQuery()) {
                return results.next() ? OptionalLong.of(results.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    private boolean isThere(Connection on) throws SQLException {
        try (var asked = SqlCatalog.prepare(on, "SELECT 1 FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_name = ?", database.catalog().database(), TABLE);
                var results = asked.executeQuery()) {
            return results.next();
        }
    }

    @Override
    public void begin(String file) throws SiteException {
        if (left(file).isPresent()) {
            return;
        }
        work(on -> {
            MariaSql.execute(on, "DROP TABLE IF EXISTS " + TABLE);
            MariaSql.execute(on, "CREATE TABLE " + TABLE
                    + " (file char(64) NOT NULL, units bigint NOT NULL) ENGINE=InnoDB");
            try (var noted = SqlCatalog.prepare(on, "INSERT INTO " + TABLE + " VALUES (?, 0)", file)) {
                return noted.executeUpdate();
            }
        });
    }

    @Override
    public void done(long units) throws SiteException {
        work(on -> {
            try (var noted = on.prepareStatement("UPDATE " + TABLE + " SET units = ?")) {
                noted.setLong(1, units);
                return noted.executeUpdate();
            }
        });
    }

    /** References are not checked in the session that fills the place. */
    @Override
    public void clear(String kind, String name) throws SiteException {
        work(on -> {
            if (kind.equals("rows")) {
                return MariaSql.execute(on, "DELETE FROM " + name);
            }
            String made = MADE.get(kind);
            return made != null && MariaSql.execute(on, "DROP " + made + " IF EXISTS " + name);
        });
    }

    @Override
    public void end() throws SiteException {
        work(on -> MariaSql.execute(on, "DROP TABLE " + TABLE));
    }
}
