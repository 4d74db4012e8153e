package org.fairlead.site.postgres;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.model.Problem;
import org.fairlead.sample.TestPostgres;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SchemaChanges;
import org.fairlead.site.SchemaChanges.Drop;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SchemaObject.Constraint;
import org.fairlead.site.SchemaObject.EnumType;
import org.fairlead.site.SchemaObject.Index;
import org.fairlead.site.SchemaObject.NewTable;
import org.fairlead.site.SchemaObject.TableColumn;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresSchemaTest {
    private static final SchemaObject TYPE = new EnumType("mood", List.of("it's fine", "bad"));
    private static final SchemaObject COLUMN = new TableColumn("base", "feels", "mood DEFAULT 'bad'");
    private static final SchemaObject TABLE = new NewTable("extra", Map.of("id", "integer"), List.of("id"));
    private static final SchemaObject KEY = new Constraint("base", "fk_extra",
            "FOREIGN KEY (id) REFERENCES extra (id)");
    private static final SchemaObject INDEX = new Index("base", "ix_feels", "(feels)");

    private PostgresDatabase database;
    private SchemaChanges changes;
    private Transaction transaction;

    @BeforeEach
    void open() throws Exception {
        database = TestPostgres.open(TestPostgres.empty());
        changes = database.schemaChanges().orElseThrow();
        transaction = database.begin(Access.WRITE);
        transaction.update("CREATE TABLE base (id integer PRIMARY KEY)", Map.of());
    }

    @AfterEach
    void close() {
        transaction.close();
        database.close();
    }

    private void make(SchemaObject... objects) throws SiteException {
        for (SchemaObject object : objects) {
            assertThat(changes.exists(transaction, object)).as(object.name()).isFalse();
            changes.create(transaction, object);
            assertThat(changes.exists(transaction, object)).as(object.name()).isTrue();
        }
    }

    @Test
    void makesEverythingAndTakesItAwayInTheOppositeOrder() throws Exception {
        List<SchemaObject> all = List.of(TYPE, COLUMN, TABLE, KEY, INDEX);
        make(all.toArray(SchemaObject[]::new));

        for (SchemaObject object : all.reversed()) {
            assertThat(changes.drop(transaction, object)).as(object.name()).isEqualTo(Drop.DROPPED);
            assertThat(changes.exists(transaction, object)).as(object.name()).isFalse();
        }
    }

    @Test
    void leavesWhatSomethingElseNeedsAndGoesOn() throws Exception {
        make(TYPE, COLUMN, TABLE, KEY);
        transaction.update("CREATE VIEW theirs AS SELECT feels FROM base", Map.of());

        assertThat(changes.drop(transaction, TYPE)).isEqualTo(Drop.NEEDED);
        assertThat(changes.drop(transaction, COLUMN)).isEqualTo(Drop.NEEDED);
        assertThat(changes.drop(transaction, TABLE)).isEqualTo(Drop.NEEDED);
        assertThat(changes.drop(transaction, KEY)).isEqualTo(Drop.DROPPED);
    }

    @Test
    void countsWhatOthersHaveFilled() throws Exception {
        make(TYPE, COLUMN, TABLE);
        transaction.update("INSERT INTO base VALUES (1), (2), (3)", Map.of());
        transaction.update("UPDATE base SET feels = NULL WHERE id = 1", Map.of());
        transaction.update("INSERT INTO extra VALUES (7)", Map.of());

        assertThat(changes.used(transaction, COLUMN)).isEqualTo(1);
        assertThat(changes.used(transaction, TABLE)).isEqualTo(1);
        assertThat(changes.used(transaction, TYPE)).isZero();
    }

    @Test
    void namesTheColumnsOfKeysAndIndexes() throws Exception {
        SchemaObject both = new Index("base", "ix_both", "((feels IS NULL), id)");
        make(TYPE, COLUMN, TABLE, KEY, INDEX);
        changes.create(transaction, both);

        assertThat(changes.covered(transaction, KEY)).containsExactly("id");
        assertThat(changes.covered(transaction, INDEX)).containsExactly("feels");
        assertThat(changes.covered(transaction, both)).containsExactlyInAnyOrder("feels", "id");
        assertThat(changes.covered(transaction, COLUMN)).isEmpty();
    }

    private void isOther(SchemaObject object, String key, String lacking) {
        assertThatThrownBy(() -> changes.exists(transaction, object)).isInstanceOfSatisfying(
                SiteException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.blocker(key, object.name(), database.facts()
                        .place(), lacking)));
    }

    @Test
    void saysWhenSomethingElseHasTheName() throws Exception {
        transaction.update("CREATE TYPE mood AS ENUM ('BAD')", Map.of());
        transaction.update("CREATE TABLE extra (other text)", Map.of());

        isOther(TYPE, "schema.problem.other-type", "it's fine, bad");
        isOther(TABLE, "schema.problem.other-table", "id");
    }

    @Test
    void knowsAnIndexByItsColumns() throws Exception {
        make(TYPE, COLUMN);
        transaction.update("CREATE INDEX named_otherwise ON base (feels)", Map.of());

        assertThat(changes.exists(transaction, INDEX)).isTrue();
    }
}
