package org.fairlead.acceptance;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Transaction;
import org.fairlead.site.sqlite.SqliteDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class KeptRowsTest {
    @TempDir
    private Path folder;

    private KeptRows read(String sql) throws Exception {
        Path file = folder.resolve("a.db");
        if (!java.nio.file.Files.exists(file)) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection
                            .createStatement()) {
                statement.execute("CREATE TABLE t (a TEXT, b TEXT)");
                statement.execute("INSERT INTO t VALUES ('x', '1'), ('y', '2'), ('z', '3')");
            }
        }
        try (Database database = SqliteDatabase.readOnly(file);
                Transaction reading = database.begin(Access.READ)) {
            return KeptRows.read(reading, sql, Map.of(), true);
        }
    }

    @Test
    void theOrderOfRowsSaysNothing() throws Exception {
        assertThat(read("SELECT a, b FROM t ORDER BY a").same(read("SELECT a, b FROM t ORDER BY a DESC")))
                .isTrue();
        assertThat(read("SELECT a, b FROM t").same(read("SELECT b, a FROM t"))).isFalse();
        assertThat(read("SELECT a, b FROM t").same(read(
                "SELECT a, b FROM t UNION ALL SELECT a, b FROM t WHERE a = 'x'")))
                .isFalse();
    }

    @Test
    void bytesOfTheSameLengthAreNotTheSame() throws Exception {
        assertThat(read("SELECT 'k', x'0102'").same(read("SELECT 'k', x'0103'"))).isFalse();
        assertThat(read("SELECT 'k', NULL").same(read("SELECT 'k', ''"))).isFalse();
    }

    @Test
    void tellsWhichRowsAreNewGoneOrOther() throws Exception {
        KeptRows before = read("SELECT a, b FROM t");
        KeptRows now = KeptRows.of(read(
                "SELECT a, CASE a WHEN 'y' THEN '9' ELSE b END FROM t WHERE a <> 'z' UNION ALL"
                        + " SELECT 'w', '0'").json()).orElseThrow();
        assertThat(before.changes(now)).isEqualTo(List.of(new KeptRows.Change("w", KeptRows.Kind.NEW),
                new KeptRows.Change("y", KeptRows.Kind.OTHER), new KeptRows.Change("z", KeptRows.Kind.GONE)));
        assertThat(KeptRows.of("no json")).isEmpty();
    }
}
