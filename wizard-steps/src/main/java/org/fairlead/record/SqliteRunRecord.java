package org.fairlead.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import org.fairlead.model.Problem;

/**
 * The record as one SQLite file in WAL mode, with a folder per run beside it. Several processes may have it
 * open; each run
 * is held by one. A file that is damaged or of a newer version is named and left as it is.
 */
public final class SqliteRunRecord implements RunRecord {
    private static final int BUSY_MILLIS = 20_000;

    private final Path home;
    private final Clock clock;
    private final Connection connection;

    private SqliteRunRecord(Path home, Clock clock, Connection connection) {
        this.home = home;
        this.clock = clock;
        this.connection = connection;
    }

    /**
     * Opens the record of a home folder, making both where they are missing.
     *
     * @throws RecordException
     * when the file is damaged, of a newer version, or cannot be opened
     */
    public static SqliteRunRecord open(Path home, Clock clock) throws RecordException {
        Path file = home.resolve("record.sqlite3");
        try {
            privateFolder(home);
        } catch (IOException e) {
            throw new RecordException(
                    Problem.blocker("record.problem.home", home.toString(), String.valueOf(e.getMessage())),
                    e);
        }
        boolean isNew = !Files.exists(file);
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        Connection opened = null;
        try {
            if (!isNew) {
                RecordSchema.refuseUnfit(file);
            }
            opened = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            RecordSchema.migrate(opened, file);
            restrict(file, "rw-------");
            return new SqliteRunRecord(home, clock, opened);
        } catch (SQLException | IOException e) {
            closeQuietly(opened);
            throw new RecordException(
                    Problem.blocker("record.problem.cannot-open", file.toString(), String.valueOf(e
                            .getMessage())), e);
        } catch (RecordException e) {
            closeQuietly(opened);
            throw e;
        }
    }

    private static void closeQuietly(@Nullable Connection opened) {
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException e) {
                // the problem that led here is the one to tell
                return;
            }
        }
    }

    static void privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public RunSummary begin(NewRun run) throws RecordException {
        synchronized (connection) {
            return Sql.inTransaction(connection, () -> {
                String day = LocalDate.now(clock).toString();
                String id = String.format(Locale.ROOT, "%s-%02d", day, nextNumber(day));
                String now = clock.instant().toString();
                Sql.update(connection,
                        "INSERT INTO run (id, playbook, job, source, target, begun, changed, state, step, percent,"
                                + " open_items, kind) VALUES (?, ?, ?, ?, ?, ?, ?, 'PREPARING', '', 0, 0, ?)",
                        id, run.playbook(), run.job(), run.source(), run.target(), now, now, run.kind()
                                .name());
                try {
                    privateFolder(folder(id));
                } catch (IOException e) {
                    throw new SQLException("run folder", e);
                }
                return load(id).orElseThrow();
            });
        }
    }

    private int nextNumber(String day) throws SQLException {
        return Sql.first(connection, "SELECT coalesce(max(CAST(substr(id, 12) AS INTEGER)), 0) + 1 FROM run"
                + " WHERE substr(id, 1, 10) = ?", results -> results.getInt(1), day).orElse(1);
    }

    Path folder(String runId) {
        return home.resolve("runs").resolve(runId);
    }

    @Override
    public List<RunSummary> runs() throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.list(connection, "SELECT * FROM run ORDER BY begun DESC, id DESC",
                    SqliteRunRecord::summary));
        }
    }

    @Override
    public Optional<RunSummary> find(String runId) throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> load(runId));
        }
    }

    private Optional<RunSummary> load(String runId) throws SQLException {
        return Sql.first(connection, "SELECT * FROM run WHERE id = ?", SqliteRunRecord::summary, runId);
    }

    private static RunSummary summary(java.sql.ResultSet results) throws SQLException {
        return new RunSummary(results.getString("id"), results.getString("playbook"), results.getString(
                "job"),
                results.getString("source"), results.getString("target"), Instant.parse(results.getString(
                        "begun")),
                Instant.parse(results.getString("changed")), RunState.valueOf(results.getString("state")),
                results.getString("step"), results.getInt("percent"), results.getInt("open_items"), RunKind
                        .valueOf(
                                results.getString("kind")));
    }

    @Override
    public RunLog log(String runId) throws RecordException {
        requireRun(runId);
        return new SqliteRunLog(connection, runId, folder(runId), clock, this);
    }

    private void requireRun(String runId) throws RecordException {
        if (find(runId).isEmpty()) {
            throw new RecordException(Problem.blocker("record.problem.no-run", runId), null);
        }
    }

    @Override
    public RunLock lock(String runId) throws RecordException {
        requireRun(runId);
        return FileRunLock.take(folder(runId), runId, clock);
    }

    @Override
    public void forget(String runId) throws RecordException {
        synchronized (connection) {
            Sql.inTransaction(connection, () -> {
                for (String table : List.of("entry", "fact", "quarantine", "measure")) {
                    Sql.update(connection, "DELETE FROM " + table + " WHERE run = ?", runId);
                }
                return Sql.update(connection, "DELETE FROM run WHERE id = ?", runId);
            });
        }
        try {
            deleteTree(folder(runId));
        } catch (IOException e) {
            throw new RecordException(Problem.blocker("record.problem.cannot-remove", folder(runId)
                    .toString(),
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        var paths = new ArrayList<Path>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    @Override
    public void close() {
        synchronized (connection) {
            closeQuietly(connection);
        }
    }
}
