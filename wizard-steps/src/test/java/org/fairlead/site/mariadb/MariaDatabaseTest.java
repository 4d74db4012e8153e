package org.fairlead.site.mariadb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.sample.TestMaria;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database.Access;
import org.fairlead.site.DatabaseContract;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MariaDatabaseTest extends DatabaseContract {
    private String name = "";

    @Override
    protected MariaDatabase database(String script) throws Exception {
        name = TestMaria.empty();
        run("SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'; " + script);
        return TestMaria.open(name);
    }

    private void run(String script) throws SQLException {
        try (var connection = TestMaria.connect(name); var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    @Override
    protected String family() {
        return """
                CREATE TABLE parent (b int NOT NULL, a int NOT NULL, name varchar(10) UNIQUE, PRIMARY KEY (a, b));
                CREATE TABLE child (id int PRIMARY KEY, pa int, pb int, up int,
                  FOREIGN KEY (up) REFERENCES child (id), FOREIGN KEY (pa, pb) REFERENCES parent (a, b));
                """;
    }

    @Override
    protected String word() {
        return "varchar(100) COLLATE utf8mb4_nopad_bin";
    }

    @Override
    protected String anyText() {
        return "longtext";
    }

    @Override
    protected String castText() {
        return "char";
    }

    @Override
    protected String binary() {
        return "longblob";
    }

    @Override
    protected String counted() {
        return "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, x int)";
    }

    private List<Row> read(MariaDatabase database) throws SiteException {
        TableShape shape = database.shape("t").orElseThrow();
        try (var transaction = database.begin(Access.READ)) {
            return rows(transaction.read(TableRead.all("t", shape.columns(), shape.primaryKey())));
        }
    }

    @Test
    void readsEveryKindAsItIsStored() throws Exception {
        try (var database = database("""
                SET time_zone = '+05:00';
                CREATE TABLE t (i8 tinyint, u64 bigint unsigned, d decimal(30,10), f float, g double, c char(4),
                  v varchar(9), e enum('a','b'), day date, t time(2), dt datetime(3), ts timestamp(6) NULL, b blob,
                  bi bit(9), y year, u uuid, ip inet6);
                INSERT INTO t VALUES (-128, 18446744073709551615, 12345678901234567890.0123456789, 0.1234567, 0.1, 'ab',
                  'x ', 'b', '2024-02-29', '13:14:15.16', '2024-01-02 03:04:05.678', '2024-01-02 03:04:05.000001',
                  x'00ff', b'101010101', 1999, '00112233-4455-6677-8899-aabbccddeeff', '::1')""")) {
            assertThat(read(database)).containsExactly(new Row(new Cell.Int(-128), new Cell.BigInt(
                    new BigInteger("18446744073709551615")), new Cell.Dec(new BigDecimal(
                            "12345678901234567890.0123456789")), new Cell.Dbl(0.1234567), new Cell.Dbl(0.1),
                    new Cell.Text("ab  "), new Cell.Text("x "), new Cell.Text("b"), new Cell.Date(LocalDate
                            .of(2024, 2, 29)), new Cell.Time(LocalTime.parse("13:14:15.16")), new Cell.Stamp(
                                    LocalDateTime.parse("2024-01-02T03:04:05.678")), new Cell.Moment(Instant
                                            .parse("2024-01-01T22:04:05.000001Z")), new Cell.Bytes(
                                                    new byte[]{0, -1}), new Cell.Bytes(new byte[]{1, 85}),
                    new Cell.Int(1999), new Cell.Uuid(java.util.UUID.fromString(
                            "00112233-4455-6677-8899-aabbccddeeff")), new Cell.Other("inet6", "::1")));
        }
    }

    @Test
    void keepsWhatIsNoDateAndNoTimeOfDay() throws Exception {
        try (var database = database("CREATE TABLE t (id int PRIMARY KEY, d datetime, day date, t time);"
                + " INSERT INTO t VALUES (1, '0000-00-00 00:00:00', '0000-00-00', '-99:00:01')")) {
            var row = new Row(new Cell.Int(1), new Cell.Other("datetime", "0000-00-00 00:00:00"),
                    new Cell.Other("date", "0000-00-00"), new Cell.Other("time", "-99:00:01"));
            assertThat(read(database)).containsExactly(row);
            try (var transaction = database.begin(Access.WRITE)) {
                append(transaction, database.shape("t").orElseThrow(), row.with(0, new Cell.Int(2)));
                transaction.commit();
            }
            assertThat(read(database)).containsExactly(row, row.with(0, new Cell.Int(2)));
        }
    }

    @Test
    void describesWhatColumnsTake() throws Exception {
        try (var database = database(
                "CREATE TABLE t (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, c char(4),"
                        + " v varchar(9), d decimal(5,2), dt datetime, x int AS (d + 1) STORED, big longtext NOT NULL,"
                        + " KEY (v), UNIQUE (v(3)), UNIQUE (c, v))")) {
            TableShape shape = database.shape("t").orElseThrow();

            assertThat(shape.columns()).extracting(Column::length).containsExactly(-1, 4, 9, -1, -1, -1, -1);
            assertThat(shape.columns()).extracting(Column::padded).containsExactly(false, true, false, false,
                    false, false, false);
            assertThat(shape.columns()).extracting(Column::scale).containsExactly(-1, -1, -1, 2, 0, -1, -1);
            assertThat(shape.columns()).filteredOn(Column::identity).extracting(Column::name).containsExactly(
                    "id");
            assertThat(shape.columns()).filteredOn(Column::generated).extracting(Column::name)
                    .containsExactly("x");
            assertThat(shape.uniqueKeys()).containsExactly(List.of("c", "v"));
        }
    }

    @Test
    void refusesWhatItWouldHaveToBend() throws Exception {
        try (var database = database("CREATE TABLE t (v varchar(3), i tinyint, e enum('a'), d date)")) {
            TableShape shape = database.shape("t").orElseThrow();
            for (Row bad : List.of(new Row(new Cell.Text("long"), Cell.NULL, Cell.NULL, Cell.NULL), new Row(
                    Cell.NULL, new Cell.Int(128), Cell.NULL, Cell.NULL), new Row(Cell.NULL, Cell.NULL,
                            new Cell.Text("b"), Cell.NULL), new Row(Cell.NULL, Cell.NULL, Cell.NULL,
                                    new Cell.Other("date", "2024-02-31")))) {
                try (var transaction = database.begin(Access.WRITE)) {
                    var refused = catchThrowableOfType(SiteException.class, () -> append(transaction, shape,
                            bad));
                    assertThat(refused).isNotNull();
                    assertThat(refused.isRefusal()).isTrue();
                }
            }
        }
    }

    @Test
    void keepsBackslashesQuotesAndZeroKeys() throws Exception {
        try (var database = database("CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, v text)")) {
            var row = new Row(new Cell.Int(0), new Cell.Text("a\\'b\"c\\\\'; --"));
            try (var transaction = database.begin(Access.WRITE)) {
                append(transaction, database.shape("t").orElseThrow(), row);
                transaction.update("UPDATE t SET v = :v WHERE v = :v", Map.of("v", row.get(1)));
                transaction.commit();
            }
            assertThat(read(database)).containsExactly(row);
        }
    }

    @Test
    void readsTextsOfOlderEncodings() throws Exception {
        try (var database = database("CREATE TABLE t (id int PRIMARY KEY, v varchar(9) CHARACTER SET latin1);"
                + " INSERT INTO t VALUES (1, 'äöü€')")) {
            assertThat(read(database)).containsExactly(new Row(new Cell.Int(1), new Cell.Text("äöü€")));
        }
    }

    @Test
    void seesNothingOfWhatOthersWriteWhileItReads() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY)");
                var transaction = database.begin(
                        Access.READ)) {
            assertThat(transaction.count("t")).isZero();
            run("INSERT INTO t VALUES (1)");
            assertThat(transaction.count("t")).isZero();
        }
    }

    @Test
    void writesManyRowsInPacks() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY, b longtext)");
                var transaction = database.begin(Access.WRITE)) {
            TableShape shape = database.shape("t").orElseThrow();
            var rows = new Row[2500];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Row(new Cell.Int(i), new Cell.Text("ä".repeat(i * 7)));
            }

            assertThat(append(transaction, shape, rows)).isEqualTo(2500);
            assertThat(transaction.count("t")).isEqualTo(2500);
        }
    }

    @Test
    void rehearsesInADatabaseOfItsOwnWhereItMay() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY)")) {
            try (var scratch = database.scratch(name + "_try").orElseThrow()) {
                scratch.like(List.of("t"));
                assertThat(scratch.name()).isEqualTo(name + "_try");
                assertThat(scratch.database().tables()).containsExactly("t");
            }
            try (var transaction = database.begin(Access.READ)) {
                assertThat(rows(transaction.query("SELECT schema_name FROM information_schema.schemata WHERE"
                        + " schema_name LIKE '%\\_try' ESCAPE '\\'", Map.of()))).isEmpty();
            }
        }
    }

    @Test
    void rehearsesBesideTheTablesWhereItMayMakeNoDatabase() throws Exception {
        try (var owner = database("CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)")) {
            assertThat(owner.tables()).containsExactly("t");
            run("CREATE USER IF NOT EXISTS narrow@localhost IDENTIFIED BY 'narrow'; GRANT ALL ON " + name
                    + ".* TO narrow@localhost");
            try (var narrow = MariaDatabase.open(new MariaAddress(address("narrow"), Optional.of(Secret.of(
                    "narrow"))))) {
                try (var scratch = narrow.scratch("fairlead_try").orElseThrow()) {
                    scratch.like(List.of("t"));
                    var place = scratch.database();
                    assertThat(place.tables()).containsExactly("t");
                    try (var transaction = place.begin(Access.WRITE)) {
                        append(transaction, place.shape("t").orElseThrow(), new Row(new Cell.Int(7)));
                        transaction.commit();
                    }
                    try (var transaction = place.begin(Access.READ)) {
                        assertThat(transaction.count("t")).isEqualTo(1);
                    }
                }
                assertThat(narrow.tables()).containsExactly("t");
                assertThat(read(narrow)).containsExactly(new Row(new Cell.Int(1)));
            }
        }
    }

    @Test
    void neverTouchesADatabaseOfOthers() throws Exception {
        try (var database = database("CREATE TABLE t (a int)")) {
            String theirs = TestMaria.empty();
            var refused = catchThrowableOfType(SiteException.class, () -> database.scratch(theirs));

            assertThat(refused).isNotNull();
            try (var other = TestMaria.open(theirs)) {
                assertThat(other.tables()).isEmpty();
            }
        }
    }

    private DatabaseAddress address(String user) {
        return new DatabaseAddress("mariadb", "", "localhost", TestMaria.port(), name, user,
                new SecretRef.Ask(), "", DatabaseAddress.Tls.PREFER, "");
    }

    private static String problem(String host, int port, String database, String user, String password,
            DatabaseAddress.Tls tls) {
        var address = new DatabaseAddress("mariadb", "", host, port, database, user, new SecretRef.Ask(), "",
                tls, "");
        return catchThrowableOfType(SiteException.class, () -> MariaDatabase.open(new MariaAddress(address,
                Optional.of(Secret.of(password)))).close()).problem().key();
    }

    @Test
    void tellsWhyItCannotConnect() throws Exception {
        int port = TestMaria.port();
        int closed;
        try (var socket = new java.net.ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var tls = DatabaseAddress.Tls.PREFER;

        assertThat(problem("localhost", port, "nowhere", TestMaria.USER, TestMaria.PASSWORD, tls)).isEqualTo(
                "mariadb.problem.no-database");
        assertThat(problem("localhost", port, "test", TestMaria.USER, "wrong", tls)).isEqualTo(
                "mariadb.problem.password");
        assertThat(problem("localhost", closed, "test", TestMaria.USER, "x", tls)).isEqualTo(
                "mariadb.problem.refused");
        assertThat(problem("no-such-host.invalid", port, "test", TestMaria.USER, "x", tls)).isEqualTo(
                "mariadb.problem.unknown-host");
    }

    @Test
    void encryptsWhereTheServerCan() throws Exception {
        name = TestMaria.empty();
        for (var tls : List.of(DatabaseAddress.Tls.PREFER, DatabaseAddress.Tls.REQUIRE,
                DatabaseAddress.Tls.DISABLE)) {
            var address = new DatabaseAddress("mariadb", "", "localhost", TestMaria.port(), name,
                    TestMaria.USER, new SecretRef.Ask(), "", tls, "");
            try (var database = MariaDatabase.open(new MariaAddress(address, Optional.of(Secret.of(
                    TestMaria.PASSWORD)))); var transaction = database.begin(Access.READ)) {
                assertThat(rows(transaction.query("SELECT variable_value = '' FROM"
                        + " information_schema.session_status WHERE variable_name = 'Ssl_cipher'", Map.of())))
                        .containsExactly(new Row(new Cell.Int(tls == DatabaseAddress.Tls.DISABLE ? 1 : 0)));
            }
        }
    }

    @Test
    void knowsThatSomeEnginesKeepWhatAnAbandonedTransactionWrote() throws Exception {
        try (var database = database("CREATE TABLE safe (id int) ENGINE=InnoDB; CREATE TABLE loose (id int)"
                + " ENGINE=MyISAM")) {
            assertThat(database.isTransactional("safe")).isTrue();
            assertThat(database.isTransactional("loose")).isFalse();
        }
    }
}
