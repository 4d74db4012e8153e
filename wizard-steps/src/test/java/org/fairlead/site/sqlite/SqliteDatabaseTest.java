package org.fairlead.site.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.DatabaseContract;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class SqliteDatabaseTest extends DatabaseContract {
    @TempDir
    private Path folder;

    @Override
    protected Database database(String script) throws Exception {
        Path file = folder.resolve("db.sqlite3");
        Files.deleteIfExists(file);
        run(file, script);
        return SqliteDatabase.writable(file);
    }

    @Override
    protected String binary() {
        return "blob";
    }

    @Override
    protected String counted() {
        return "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, x int)";
    }

    private static void run(Path file, String script) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private Path snapshot(Path live) throws SiteException {
        Path copy = folder.resolve("copy.sqlite3");
        SqliteDatabase.readOnly(live).sourceFile().orElseThrow().snapshotInto(copy);
        return copy;
    }

    private static long count(Path file) throws SiteException {
        try (var database = SqliteDatabase.readOnly(file); var transaction = database.begin(Access.READ)) {
            return transaction.count("t");
        }
    }

    @Test
    void copiesWhatIsStillInTheLogOfAWriterAtWork() throws Exception {
        Path live = folder.resolve("live.sqlite3");
        try (var writer = DriverManager.getConnection("jdbc:sqlite:" + live);
                var statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.executeUpdate("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2)");
            writer.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO t VALUES (3)");
            Path copy = snapshot(live);
            writer.rollback();

            assertThat(count(copy)).isEqualTo(2);
            assertThat(folder).isDirectoryNotContaining("glob:**copy.sqlite3-*");
            assertThat(folder).isDirectoryNotContaining("glob:**.part");
        }
    }

    @Test
    void leavesTheLiveFileAsItIs() throws Exception {
        Path live = folder.resolve("live.sqlite3");
        run(live, "CREATE TABLE t (a int)");
        byte[] before = Files.readAllBytes(live);
        snapshot(live);

        assertThat(Files.readAllBytes(live)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**live.sqlite3-*");
    }

    @Test
    void makesACopyThatOnlyItsOwnerReads() throws Exception {
        Path live = folder.resolve("live.sqlite3");
        run(live, "CREATE TABLE t (a int)");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot(live)))).isEqualTo(
                "rw-------");
    }

    @Test
    void doesNotOpenTheLiveFileOfAnotherUser() throws Exception {
        Path live = folder.resolve("live.sqlite3");
        run(live, "CREATE TABLE t (a int)");
        assumeThat(giveAway(live)).as("only root may give a file to another user").isTrue();

        var refused = catchThrowableOfType(SiteException.class, () -> snapshot(live));

        assertThat(refused.problem().key()).isEqualTo("sqlite.problem.not-owner");
    }

    private static boolean giveAway(Path file) {
        try {
            Files.setOwner(file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(
                    "nobody"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void saysOfATextFileThatItIsNoDatabase() throws Exception {
        Path live = Files.writeString(folder.resolve("live.sqlite3"), "no database at all".repeat(100));

        var refused = catchThrowableOfType(SiteException.class, () -> snapshot(live));

        assertThat(refused.problem().key()).isEqualTo("sqlite.problem.not-a-database");
        assertThat(folder).isDirectoryNotContaining("glob:**copy*");
    }

    @Test
    void findsADamagedPage() throws Exception {
        Path live = folder.resolve("live.sqlite3");
        run(live,
                "CREATE TABLE t (a text); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i"
                        + " < 3000) INSERT INTO t SELECT 'some text ' || i FROM n");
        try (var channel = Files.newByteChannel(live, StandardOpenOption.WRITE)) {
            channel.position(3 * 4096).write(ByteBuffer.wrap(new byte[4096]));
        }
        try (var database = SqliteDatabase.readOnly(live)) {
            List<String> problems = database.integrityProblems();

            assertThat(problems).isNotEmpty();
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        var refused = catchThrowableOfType(SiteException.class, () -> SqliteDatabase.readOnly(folder.resolve(
                "none")));

        assertThat(refused.problem().key()).isEqualTo("sqlite.problem.no-file");
    }

    @Test
    void givesWhatIsStoredWhateverTheColumnDeclares() throws Exception {
        try (var database = database(
                "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), ('x'), (1.5), (x'00'),"
                        + " (NULL), (CAST(x'ff41' AS text)), ('�')");
                var transaction = database.begin(Access.READ)) {
            assertThat(rows(transaction.query("SELECT a FROM t ORDER BY rowid", Map.of()))).containsExactly(
                    new Row(new Cell.Int(1)), new Row(new Cell.Text("x")), new Row(new Cell.Dbl(1.5)),
                    new Row(
                            new Cell.Bytes(new byte[]{0})), new Row(Cell.NULL), new Row(new Cell.Bytes(
                                    new byte[]{-1, 'A'})), new Row(new Cell.Text("\ufffd")));
        }
    }

    @Test
    void sortsKeysByTheirBytesWhateverTheirCollation() throws Exception {
        try (var database = database(
                "CREATE TABLE t (a text COLLATE NOCASE PRIMARY KEY); INSERT INTO t VALUES"
                        + " ('b'), ('C'), ('a'), ('B2')"); var transaction = database.begin(Access.READ)) {
            var columns = database.shape("t").orElseThrow().columns();

            assertThat(rows(transaction.read(new org.fairlead.site.TableRead("t", columns, List.of("a"), List
                    .of(
                            new Cell.Text("B2")), 9)))).containsExactly(new Row(new Cell.Text("C")), new Row(
                                    new Cell.Text("a")), new Row(new Cell.Text("b")));
        }
    }
}
