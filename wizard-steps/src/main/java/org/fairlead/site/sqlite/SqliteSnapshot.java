package org.fairlead.site.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.SQLException;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;

/**
 * Copies a live SQLite file through SQLite's own backup call, what is in its write-ahead log included.
 * Opening a file in
 * WAL mode creates {@code -shm} and {@code -wal} beside it as the user who opens it; another user's would
 * lock the site
 * out of its own database, so the file is opened only as its owner.
 */
final class SqliteSnapshot implements SourceFile {
    private static final int DONE = 0;

    private final Path file;
    private final SqliteFailures failures;

    SqliteSnapshot(Path file, SqliteFailures failures) {
        this.file = file;
        this.failures = failures;
    }

    @Override
    public void snapshotInto(Path copy) throws SiteException {
        requireOwner();
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            createPrivately(part);
            try (var connection = SqliteDatabase.readOnly(file).connect()) {
                int result = connection.unwrap(org.sqlite.SQLiteConnection.class).getDatabase().backup("main",
                        part.toAbsolutePath().toString(), null);
                if (result != DONE) {
                    throw new SQLiteException("backup answered " + result, SQLiteErrorCode.getErrorCode(
                            result));
                }
            }
            try (var connection = SqliteDatabase.writable(part).connect();
                    var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = DELETE");
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            discard(part);
            throw failures.of("backup", e);
        } catch (IOException e) {
            discard(part);
            throw new SiteException(Problem.blocker("files.problem.cannot-write", copy.toString(),
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // only its owner can read it, and the next attempt replaces it
            return;
        }
    }

    private static void createPrivately(Path part) throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                    "rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    private void requireOwner() throws SiteException {
        try {
            UserPrincipal owner = Files.getOwner(file);
            String user = System.getProperty("user.name", "");
            if (!owner.getName().equals(user)) {
                throw new SiteException(
                        Problem.blocker("sqlite.problem.not-owner", file.toString(), owner.getName(), user));
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("sqlite.problem.cannot-open", file.toString()), e);
        }
    }
}
