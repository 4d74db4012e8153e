package org.fairlead.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.Access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What every database must do alike. A subclass gives a database of its kind with the tables of its script.
 */
public abstract class DatabaseContract {
    private static final String ODD = "Größe \"x\" y's";

    /** A database of its own for this test, holding what the script makes. */
    protected abstract Database database(String script) throws Exception;

    /** Two tables, the second of which refers to the first and to itself. */
    protected String family() {
        return """
                CREATE TABLE parent (b int NOT NULL, a int NOT NULL, name varchar(10) UNIQUE, PRIMARY KEY (a, b));
                CREATE TABLE child (id int PRIMARY KEY, pa int, pb int, up int REFERENCES child (id),
                  FOREIGN KEY (pa, pb) REFERENCES parent (a, b) DEFERRABLE INITIALLY DEFERRED);
                """;
    }

    /** Name of the type for texts that may be a key. */
    protected String word() {
        return "text";
    }

    /** Name of the type for texts of any length. */
    protected String anyText() {
        return "text";
    }

    /** Name of the type that a value is cast to a text with. */
    protected String castText() {
        return "text";
    }

    protected static List<Row> rows(Rows rows) throws SiteException {
        var list = new ArrayList<Row>();
        try (rows) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                list.add(row);
            }
        }
        return list;
    }

    private static Row row(Object... values) {
        var cells = new Cell[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = switch (values[i]) {
                case Integer number -> new Cell.Int(number);
                case String text -> new Cell.Text(text);
                case Cell cell -> cell;
                default -> throw new IllegalArgumentException();
            };
        }
        return new Row(cells);
    }

    protected static long append(Transaction transaction, TableShape shape, Row... rows)
            throws SiteException {
        try (var write = transaction.append(shape, shape.columnNames())) {
            for (Row row : rows) {
                write.add(row);
            }
            return write.finish();
        }
    }

    private static TableShape shape(Database database, String table) throws SiteException {
        return database.shape(table).orElseThrow();
    }

    @Test
    void describesTablesWithTheirKeysInKeyOrder() throws Exception {
        try (var database = database(family())) {
            assertThat(database.tables()).containsExactly("child", "parent");
            TableShape parent = shape(database, "parent");

            assertThat(parent.columnNames()).containsExactly("b", "a", "name");
            assertThat(parent.primaryKey()).containsExactly("a", "b");
            assertThat(parent.uniqueKeys()).containsExactly(List.of("name"));
            assertThat(parent.columns()).extracting(Column::nullable).containsExactly(false, false, true);
            assertThat(parent.column("name").orElseThrow().length()).isEqualTo(10);
        }
    }

    @Test
    void describesForeignKeysColumnByColumn() throws Exception {
        try (var database = database(family())) {
            List<ForeignKey> keys = shape(database, "child").foreignKeys();

            assertThat(keys).hasSize(2);
            assertThat(keys).filteredOn(ForeignKey::refersToItself).extracting(ForeignKey::columns)
                    .containsExactly(List.of("up"));
            assertThat(keys).filteredOn(key -> key.references().equals("parent")).extracting(
                    ForeignKey::columns, ForeignKey::referenced).containsExactly(
                            org.assertj.core.groups.Tuple.tuple(List.of("pa", "pb"), List.of("a", "b")));
            assertThat(database.referrers("parent")).extracting(use -> use.key().table()).containsExactly(
                    "child");
            assertThat(database.referrers("parent").getFirst().primaryKey()).containsExactly("id");
        }
    }

    @Test
    void saysItsCharacterSetItsSortingAndItsSize() throws Exception {
        try (var database = database(family())) {
            assertThat(database.traits()).containsKey("collation").hasEntrySatisfying("encoding",
                    encoding -> assertThat(encoding.replace("-", "")).startsWithIgnoringCase("UTF8"))
                    .hasEntrySatisfying(
                            "bytes",
                            bytes -> assertThat(Long.parseLong(bytes)).isPositive());
        }
    }

    @Test
    void saysOfItsTablesThatTheyKeepNothingOfAnAbandonedTransaction() throws Exception {
        try (var database = database(family())) {
            assertThat(database.isTransactional("parent")).isTrue();
        }
    }

    @Test
    void hasNoShapeForATableThatIsNotThere() throws Exception {
        try (var database = database(family())) {
            assertThat(database.shape("nobody")).isEmpty();
            assertThat(database.referrers("nobody")).isEmpty();
        }
    }

    @Test
    void takesNamesOfAnyLetters() throws Exception {
        String quoted = Quoting.quote(ODD);
        try (var database = database("CREATE TABLE " + quoted + " (" + quoted + " int PRIMARY KEY)")) {
            assertThat(database.tables()).containsExactly(ODD);
            TableShape shape = shape(database, ODD);
            assertThat(shape.primaryKey()).containsExactly(ODD);
            try (var transaction = database.begin(Access.WRITE)) {
                append(transaction, shape, row(7));
                assertThat(transaction.count(ODD)).isEqualTo(1);
                assertThat(rows(transaction.read(TableRead.all(ODD, shape.columns(), List.of(ODD)))))
                        .containsExactly(row(7));
                transaction.analyze(ODD);
                database.identities().last(transaction, ODD);
            }
        }
    }

    @Test
    void readsOnBehindACompositeKey() throws Exception {
        try (var database = database(family()); var transaction = database.begin(Access.WRITE)) {
            TableShape parent = shape(database, "parent");
            append(transaction, parent, row(1, 1, "p"), row(2, 1, "q"), row(1, 2, "r"), row(3, 0, "s"));
            var names = List.of(parent.column("name").orElseThrow());
            var after = List.<Cell>of(new Cell.Int(1), new Cell.Int(1));

            assertThat(rows(transaction.read(new TableRead("parent", names, List.of("a", "b"), after,
                    Long.MAX_VALUE)))).containsExactly(row("q"), row("r"));
            assertThat(rows(transaction.read(new TableRead("parent", names, List.of("a", "b"), List.of(),
                    2))))
                    .containsExactly(row("s"), row("p"));
        }
    }

    @Test
    void sortsTextsByTheirBytes() throws Exception {
        try (var database = database("CREATE TABLE words (w " + word() + " PRIMARY KEY)");
                var transaction = database.begin(Access.WRITE)) {
            TableShape words = shape(database, "words");
            append(transaction, words, row("ä"), row("b"), row("B"), row("ﬁ"), row("🔑"), row(""));

            assertThat(rows(transaction.read(TableRead.all("words", words.columns(), List.of("w")))))
                    .containsExactly(row(""), row("B"), row("b"), row("ä"), row("ﬁ"), row("🔑"));
        }
    }

    @Test
    void bindsNamesAndNothingThatOnlyLooksLikeOne() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY, \":x\" text)");
                var transaction = database.begin(Access.WRITE)) {
            var values = Map.<String, Cell>of("x", new Cell.Int(5), "text", new Cell.Text("a'b:x?"));
            transaction.update("INSERT INTO t (a, \":x\") VALUES (:x, :text) -- :nobody\n", values);

            assertThat(rows(transaction.query("SELECT a, \":x\", ':x ? ''' /* :y ? */ FROM t WHERE a = :x AND"
                    + " :x = a", values))).containsExactly(row(5, "a'b:x?", ":x ? '"));
        }
    }

    @Test
    void keepsTextsOfAnyLetters() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY, b " + anyText() + ")");
                var transaction = database.begin(Access.WRITE)) {
            var rows = new ArrayList<Row>();
            for (String text : List.of("", " ", "\\", "\\N", "\\.", "\t\n\r\b\f\u000b\u0001\u007f", "'\"`$$",
                    "äöü", "🔑", "\ufffd", "\ufeff", "x".repeat(200_000))) {
                rows.add(row(rows.size(), text));
            }
            TableShape shape = shape(database, "t");
            append(transaction, shape, rows.toArray(Row[]::new));

            assertThat(rows(transaction.read(TableRead.all("t", shape.columns(), List.of("a"))))).isEqualTo(
                    rows);
        }
    }

    @Test
    void keepsNumbersBytesAndNothing() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY, i bigint, d double precision, b "
                + binary() + ")"); var transaction = database.begin(Access.WRITE)) {
            Row[] rows = {row(1, new Cell.Int(Long.MIN_VALUE), new Cell.Dbl(Double.MIN_VALUE), new Cell.Bytes(
                    new byte[]{0, 92, 120, -1})), row(2, new Cell.Int(Long.MAX_VALUE), new Cell.Dbl(
                            Double.MAX_VALUE), new Cell.Bytes(new byte[0])), row(3, Cell.NULL, Cell.NULL,
                                    Cell.NULL), row(4, 0, new Cell.Dbl(0.1), Cell.NULL)};
            TableShape shape = shape(database, "t");
            append(transaction, shape, rows);

            assertThat(rows(transaction.read(TableRead.all("t", shape.columns(), List.of("a")))))
                    .containsExactly(rows);
        }
    }

    /** Name of the type for bytes. */
    protected abstract String binary();

    @Test
    void givesBackToASavepointAndNoFurther() throws Exception {
        try (var database = database(family())) {
            TableShape parent = shape(database, "parent");
            try (var transaction = database.begin(Access.WRITE)) {
                append(transaction, parent, row(1, 1, "p"));
                transaction.savepoint("Punkt");
                append(transaction, parent, row(2, 2, "q"));
                transaction.rollbackTo("Punkt");
                transaction.commit();
            }
            try (var transaction = database.begin(Access.READ)) {
                assertThat(transaction.count("parent")).isEqualTo(1);
            }
        }
    }

    @Test
    void leavesNothingWithoutACommit() throws Exception {
        try (var database = database(family())) {
            try (var transaction = database.begin(Access.WRITE)) {
                append(transaction, shape(database, "parent"), row(1, 1, "p"));
            }
            try (var transaction = database.begin(Access.READ)) {
                assertThat(transaction.count("parent")).isZero();
            }
        }
    }

    @Test
    void saysOfARefusedRowThatItIsRefusedAndNotWhatIsInIt() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY, b " + word()
                + " NOT NULL UNIQUE CHECK (b <> 'secret-3'))")) {
            TableShape shape = shape(database, "t");
            for (Row bad : List.of(row(2, "secret-1"), row(1, "secret-2"), row(2, "secret-3"), row(2,
                    Cell.NULL))) {
                try (var transaction = database.begin(Access.WRITE)) {
                    append(transaction, shape, row(1, "secret-1"));
                    var refused = catchThrowableOfType(SiteException.class, () -> append(transaction, shape,
                            bad));

                    assertThat(refused.isRefusal()).isTrue();
                    assertThat(refused.isParentMissing()).isFalse();
                    assertThat(refused.problem().args().toString()).doesNotContain("secret");
                }
            }
        }
    }

    @Test
    void saysOfAChildWithoutItsParentThatTheParentIsMissing() throws Exception {
        try (var database = database(family()); var transaction = database.begin(Access.WRITE)) {
            TableShape child = shape(database, "child");
            var refused = catchThrowableOfType(SiteException.class, () -> {
                append(transaction, child, row(1, 4711, 4712, Cell.NULL));
                transaction.checkConstraints();
            });

            assertThat(refused.isRefusal()).isTrue();
            assertThat(refused.isParentMissing()).isTrue();
            assertThat(refused.problem().args().toString()).doesNotContain("4711");
        }
    }

    @Test
    void saysOfAMissingTableThatItIsNoRefusalOfData() throws Exception {
        try (var database = database(family()); var transaction = database.begin(Access.READ)) {
            var failed = catchThrowableOfType(SiteException.class, () -> transaction.count("nobody"));

            assertThat(failed.isRefusal()).isFalse();
        }
    }

    /** A table "t" whose column "id" the database hands out, and a column "x". */
    protected abstract String counted();

    @Test
    void knowsWhatItsCountersGaveOutAndNeverMovesThemBack() throws Exception {
        try (var database = database(counted()); var transaction = database.begin(Access.WRITE)) {
            var identities = database.identities();
            transaction.update("INSERT INTO t (x) VALUES (1), (2), (3)", Map.of());
            transaction.update("DELETE FROM t WHERE id = 3", Map.of());
            assertThat(identities.last(transaction, "t")).isEqualTo(OptionalLong.of(3));
            assertThat(identities.greatest(transaction, "t")).isEqualTo(OptionalLong.of(2));
            identities.raise(transaction, "t", 10);
            identities.raise(transaction, "t", 5);
            transaction.update("INSERT INTO t (x) VALUES (4)", Map.of());

            assertThat(rows(transaction.query("SELECT max(id) FROM t", Map.of()))).containsExactly(row(11));
        }
    }

    @Test
    void hasNoCounterWhereThereIsNone() throws Exception {
        try (var database = database(family()); var transaction = database.begin(Access.WRITE)) {
            assertThat(database.identities().last(transaction, "parent")).isEmpty();
            database.identities().raise(transaction, "parent", 7);
        }
    }

    @Test
    void bindsEveryKindThatAKeyIsMadeOf() throws Exception {
        try (var database = database("CREATE TABLE t (a int PRIMARY KEY)");
                var transaction = database.begin(Access.READ)) {
            for (Cell cell : List.of(new Cell.Int(1), new Cell.Text("x"), new Cell.Dec(new BigDecimal("1.5")),
                    new Cell.Date(LocalDate.EPOCH), new Cell.Moment(Instant.EPOCH), new Cell.Bytes(
                            new byte[]{1}))) {
                assertThat(rows(transaction.query("SELECT count(*) FROM t WHERE CAST(:value AS " + castText()
                        + ") IS NULL",
                        Map.of("value", cell)))).containsExactly(row(0));
            }
        }
    }
}
