package org.fairlead.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

import org.fairlead.model.Problem;

/**
 * The tables of the record and how an older file becomes a current one. Its version is SQLite's
 * {@code user_version}.
 */
final class RecordSchema {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(
            java.nio.charset.StandardCharsets.US_ASCII);

    /** The file's header and where the version stands in it (SQLite's "Database File Format", 1.3). */
    private static final int HEADER = 100;
    private static final int USER_VERSION = 60;

    /** One script per version, in order; a script never changes once it has been released. */
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE run (id TEXT PRIMARY KEY, playbook TEXT NOT NULL, job TEXT NOT NULL, source TEXT NOT NULL,
                target TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL, state TEXT NOT NULL,
                step TEXT NOT NULL, percent INTEGER NOT NULL, open_items INTEGER NOT NULL) STRICT;
            CREATE TABLE entry (run TEXT NOT NULL REFERENCES run (id), number INTEGER NOT NULL, at TEXT NOT NULL,
                kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL,
                PRIMARY KEY (run, number)) STRICT;
            CREATE INDEX entry_by_kind ON entry (run, kind, subject, number);
            CREATE TABLE fact (run TEXT NOT NULL REFERENCES run (id), scope TEXT NOT NULL, name TEXT NOT NULL,
                value TEXT NOT NULL, PRIMARY KEY (run, scope, name)) STRICT, WITHOUT ROWID;
            CREATE TABLE quarantine (run TEXT NOT NULL REFERENCES run (id), "table" TEXT NOT NULL, key TEXT NOT NULL,
                "column" TEXT NOT NULL, misfit TEXT NOT NULL, detail TEXT NOT NULL, state TEXT NOT NULL,
                PRIMARY KEY (run, "table", key)) STRICT, WITHOUT ROWID;
            """, """
            CREATE TABLE measure (run TEXT NOT NULL REFERENCES run (id), at INTEGER NOT NULL, subject TEXT NOT NULL,
                micros INTEGER NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (run, at, subject)) STRICT, WITHOUT ROWID;
            """, "ALTER TABLE run ADD COLUMN kind TEXT NOT NULL DEFAULT 'MIGRATION';");

    private RecordSchema() {}

    /** Looks at a file without being able to change it. */
    static void refuseUnfit(Path file) throws RecordException, IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(HEADER);
            if (start.length > 0 && !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
                throw new RecordException(Problem.blocker("record.problem.damaged", file.toString()), null);
            }
            if (start.length == HEADER) {
                refuseNewer(ByteBuffer.wrap(start).getInt(USER_VERSION), file);
            }
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            refuseNewer(version(connection), file);
            String verdict = Sql.first(connection, "PRAGMA quick_check(1)", results -> results.getString(1))
                    .orElse("");
            if (!verdict.equals("ok")) {
                throw new RecordException(Problem.blocker("record.problem.damaged", file.toString()), null);
            }
        } catch (SQLException e) {
            throw new RecordException(Problem.blocker("record.problem.damaged", file.toString()), e);
        }
    }

    private static void refuseNewer(int version, Path file) throws RecordException {
        if (version > MIGRATIONS.size()) {
            throw new RecordException(
                    Problem.blocker("record.problem.newer", file.toString(), version, MIGRATIONS.size()),
                    null);
        }
    }

    static void migrate(Connection connection, Path file) throws SQLException, RecordException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
        }
        Sql.inTransaction(connection, () -> {
            int version = version(connection);
            try (var statement = connection.createStatement()) {
                for (int next = version; next < MIGRATIONS.size(); next++) {
                    statement.executeUpdate(MIGRATIONS.get(next));
                    statement.executeUpdate("PRAGMA user_version = " + (next + 1));
                }
            }
            return version;
        });
    }

    private static int version(Connection connection) throws SQLException {
        return Sql.first(connection, "PRAGMA user_version", results -> results.getInt(1)).orElse(0);
    }
}
