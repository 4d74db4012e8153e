package org.fairlead.site.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;
import org.fairlead.site.WholeDatabase;

/**
 * One SQLite file. A live file of a site is only ever asked for its {@link #sourceFile snapshot}; everything
 * else reads
 * that.
 */
public final class SqliteDatabase implements Database {
    private static final int BUSY_MILLIS = 15_000;

    private final Path file;
    private final boolean writable;
    private final SqliteFailures failures;
    private final SqliteCatalog catalog;

    private SqliteDatabase(Path file, boolean writable) {
        this.file = file;
        this.writable = writable;
        this.failures = new SqliteFailures(file.toString());
        this.catalog = new SqliteCatalog(failures);
    }

    /** Opens a file for reading only; nothing is created beside it unless it is in WAL mode. */
    public static SqliteDatabase readOnly(Path file) throws SiteException {
        if (!Files.isRegularFile(file)) {
            throw new SiteException(Problem.blocker("sqlite.problem.no-file", file.toString()));
        }
        return new SqliteDatabase(file, false);
    }

    /** Opens a file for writing, creating it where needed: for restores, samples and tests. */
    public static SqliteDatabase writable(Path file) {
        return new SqliteDatabase(file, true);
    }

    Connection connect() throws SiteException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(!writable);
        if (!writable) {
            config.setOpenMode(SQLiteOpenMode.READONLY);
        }
        config.enforceForeignKeys(writable);
        try {
            return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (SQLException e) {
            throw failures.of("open", e);
        }
    }

    @Override
    public DatabaseFacts facts() {
        return new DatabaseFacts("SQLite", catalog.libraryVersion(), String.valueOf(file.getFileName()), file
                .toString(),
                "", false, List.of("bytes=" + file.toFile().length()));
    }

    @Override
    public boolean supportsTransactionalDdl() {
        return true;
    }

    @Override
    public boolean isTransactional(String table) {
        return true;
    }

    /** They are checked when asked for, see {@code checkConstraints}. */
    @Override
    public boolean checksReferencesRowByRow() {
        return false;
    }

    @Override
    public String dialect() {
        return "sqlite";
    }

    @Override
    public List<String> tables() throws SiteException {
        try (var connection = connect()) {
            return catalog.tables(connection);
        } catch (SQLException e) {
            throw failures.of("catalogue", e);
        }
    }

    @Override
    public Optional<TableShape> shape(String table) throws SiteException {
        try (var connection = connect()) {
            return catalog.shape(connection, table);
        } catch (SQLException e) {
            throw failures.of("catalogue", e);
        }
    }

    @Override
    public List<ForeignKeyUse> referrers(String table) throws SiteException {
        try (var connection = connect()) {
            return catalog.referrers(connection, table);
        } catch (SQLException e) {
            throw failures.of("catalogue", e);
        }
    }

    @Override
    public SqliteTransaction begin(Access access) throws SiteException {
        return new SqliteTransaction(connect(), failures);
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.empty();
    }

    @Override
    public Optional<WholeDatabase> whole() {
        return Optional.of(new SqliteWhole(this));
    }

    SqliteFailures failures() {
        return failures;
    }

    @Override
    public Identities identities() {
        return new SqliteIdentities();
    }

    @Override
    public Optional<SourceFile> sourceFile() {
        return Optional.of(new SqliteSnapshot(file, failures));
    }

    @Override
    public Optional<Scratch> scratch(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> integrityProblems() throws SiteException {
        var problems = new ArrayList<String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery("PRAGMA integrity_check(20)")) {
            while (results.next()) {
                if (!results.getString(1).equals("ok")) {
                    problems.add(results.getString(1));
                }
            }
        } catch (SQLException e) {
            if (!SqliteFailures.isDamage(e)) {
                throw failures.of("integrity_check", e);
            }
            problems.add(String.valueOf(e.getMessage())); // too damaged even to be looked through
        }
        return problems;
    }

    /** SQLite sorts byte by byte unless a column says otherwise, and knows no zone. */
    @Override
    public Map<String, String> traits() throws SiteException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery("PRAGMA encoding")) {
            results.next();
            return Map.of("encoding", results.getString(1), "collation", "BINARY", "bytes", Long.toString(file
                    .toFile().length()));
        } catch (SQLException e) {
            throw failures.of("encoding", e);
        }
    }

    @Override
    public long latencyNanos() throws SiteException {
        long start = System.nanoTime();
        try (var connection = connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            results.next();
        } catch (SQLException e) {
            throw failures.of("open", e);
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() {
        // connections belong to their transactions
    }
}
