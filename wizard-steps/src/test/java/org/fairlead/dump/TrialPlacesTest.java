package org.fairlead.dump;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.LesserUsers;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestPostgres;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a restore is tried when the user may do less, and that what is there is left as it is. */
class TrialPlacesTest {
    private static final String NAME = "fairlead_whole_2026_11_26_01_0123456789";
    private static final String READS = "SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE";

    @TempDir
    private Path folder;

    /** What the first place that can be had is called, and how the restore in it went. */
    private record Tried(List<String> refused, String manner, DumpComparison comparison) {}

    private static Tried tried(Database database, Kept kept) throws Exception {
        var refused = new java.util.ArrayList<String>();
        for (Trial trial : database.whole().orElseThrow().trials(NAME)) {
            Optional<Place> place = trial.opening().open();
            if (place.isEmpty()) {
                refused.add(trial.manner());
                continue;
            }
            try (Place there = place.get()) {
                return new Tried(refused, trial.manner(), kept.dump().restore(there, kept.opener(), true)
                        .orElseThrow());
            }
        }
        return new Tried(refused, "none", kept.dump().readBack(kept.written(), kept.opener()).orElseThrow());
    }

    /** All that a superuser sees, with the state of the counters. */
    private static List<String> everything(Database database) throws Exception {
        var all = new java.util.ArrayList<String>();
        try (Reading reading = database.whole().orElseThrow().read()) {
            reading.parts().forEach(part -> all.add(part.toString()));
            for (var table : reading.tables()) {
                var sum = new RowSum();
                reading.rows(table, sum::add);
                all.add(table.name() + " " + sum.counted());
            }
        }
        return all;
    }

    @Test
    void onPostgresASchemaStandsInWhereNoDatabaseMayBeMade() throws Exception {
        String name = TestPostgres.empty();
        PostgresDumpTest.run(name, PostgresDumpTest.ALL_KINDS);
        String user = LesserUsers.ofPostgres(name, "GRANT CREATE ON DATABASE {database} TO {user}");
        try (Database own = TestPostgres.open(name); Database lesser = LesserUsers.openPostgres(name, user)) {
            List<String> before = everything(own);
            Kept kept = Kept.of(lesser, folder);

            Tried tried = tried(lesser, kept);

            assertThat(tried.refused()).containsExactly("whole-scratch");
            assertThat(tried.manner()).isEqualTo("whole-schema");
            assertThat(tried.comparison().different()).isEmpty();
            assertThat(tried.comparison().rows()).isEqualTo(kept.written().rows()).isPositive();
            assertThat(tried.comparison().untried().keySet()).allMatch(key -> key.startsWith("schema ") || key
                    .startsWith("extension ") || key.startsWith("comment schema "));
            assertThat(tried.comparison().parts() + tried.comparison().untried().size()).isEqualTo(kept
                    .written().parts());
            assertThat(everything(own)).isEqualTo(before);
        }
    }

    @Test
    void onPostgresTablesWithOtherNamesStandInWhereNoSchemaMayBeMade() throws Exception {
        String name = TestPostgres.empty();
        PostgresDumpTest.run(name, PostgresDumpTest.ALL_KINDS);
        String user = LesserUsers.ofPostgres(name, "GRANT CREATE ON SCHEMA public TO {user}");
        try (Database own = TestPostgres.open(name); Database lesser = LesserUsers.openPostgres(name, user)) {
            List<String> before = everything(own);
            Kept kept = Kept.of(lesser, folder);

            Tried tried = tried(lesser, kept);

            assertThat(tried.refused()).containsExactly("whole-scratch", "whole-schema");
            assertThat(tried.manner()).isEqualTo("whole-prefixed");
            assertThat(tried.comparison().different()).isEmpty();
            assertThat(tried.comparison().rows()).isEqualTo(kept.written().rows());
            assertThat(tried.comparison().untried().keySet()).anyMatch(key -> key.startsWith("view "));
            assertThat(everything(own)).isEqualTo(before);
        }
    }

    @Test
    void onPostgresTheFileIsReadBackWhereNothingMayBeMade() throws Exception {
        String name = TestPostgres.empty();
        PostgresDumpTest.run(name, PostgresDumpTest.ALL_KINDS);
        String user = LesserUsers.ofPostgres(name);
        try (Database lesser = LesserUsers.openPostgres(name, user)) {
            Kept kept = Kept.of(lesser, folder);

            Tried tried = tried(lesser, kept);

            readBack(tried, kept, lesser);
            assertThat(tried.refused()).containsExactly("whole-scratch", "whole-schema", "whole-prefixed");
        }
    }

    private static void readBack(Tried tried, Kept kept, Database live) throws Exception {
        assertThat(tried.manner()).isEqualTo("none");
        assertThat(tried.comparison().different()).isEmpty();
        assertThat(tried.comparison().rows()).isEqualTo(kept.written().rows()).isPositive();
        assertThat(tried.comparison().untried()).hasSize(kept.written().parts());
        try (Reading reading = live.whole().orElseThrow().read()) {
            assertThat(DatabaseDump.textsChanged(tried.comparison().untried(), reading)).isEmpty();
        }
        var lacking = new java.util.HashMap<>(kept.written().sums());
        String table = lacking.keySet().iterator().next();
        lacking.put(table, new RowSum.Counted(7, "00"));
        var other = new DatabaseDump.Written(kept.written().parts(), 0, 0, 0, "", lacking);
        assertThat(kept.dump().readBack(other, kept.opener()).orElseThrow().different()).containsExactly(
                "rows " + table);
    }

    @Test
    void onPostgresADatabaseThatADeadTrialLeftWithoutItsMarkGoesWhereItIsEmpty() throws Exception {
        String name = TestPostgres.empty();
        try (Database own = TestPostgres.open(name)) {
            var whole = own.whole().orElseThrow();
            PostgresDumpTest.run(name, "CREATE DATABASE " + NAME);
            whole.scratch(NAME).orElseThrow().close();
            assertThat(whole.isThere(NAME)).isFalse();

            PostgresDumpTest.run(name, "CREATE DATABASE " + NAME);
            PostgresDumpTest.run(NAME, "CREATE TABLE of_somebody (v int)");
            assertThatThrownBy(() -> whole.scratch(NAME)).isInstanceOf(SiteException.class);
            assertThat(whole.isThere(NAME)).isTrue();
            PostgresDumpTest.run(name, "DROP DATABASE " + NAME);
        }
    }

    @Test
    void onMariaTablesBesideTheRealOnesStandIn() throws Exception {
        String name = TestMaria.empty();
        MariaDumpTest.run(name, MariaDumpTest.ALL_KINDS);
        String user = LesserUsers.ofMaria(name, READS + ", CREATE, DROP, INSERT, CREATE VIEW, REFERENCES");
        try (Database own = TestMaria.open(name); Database lesser = LesserUsers.openMaria(name, user)) {
            List<String> before = everything(own);
            Kept kept = Kept.of(lesser, folder);

            Tried tried = tried(lesser, kept);

            assertThat(tried.refused()).containsExactly("whole-scratch");
            assertThat(tried.manner()).isEqualTo("whole-prefixed");
            assertThat(tried.comparison().different()).isEmpty();
            assertThat(tried.comparison().rows()).isEqualTo(kept.written().rows()).isPositive();
            assertThat(tried.comparison().untried().keySet()).anyMatch(key -> key.startsWith("trigger "))
                    .noneMatch(key -> key.startsWith("table ") || key.startsWith("view "));
            assertThat(everything(own)).isEqualTo(before);
        }
    }

    @Test
    void onMariaWhatADeadTrialLeftIsNoPartOfTheDatabaseAndGoes() throws Exception {
        String name = TestMaria.empty();
        MariaDumpTest.run(name, MariaDumpTest.ALL_KINDS);
        String user = LesserUsers.ofMaria(name, READS + ", CREATE, DROP, INSERT, CREATE VIEW, REFERENCES");
        try (Database lesser = LesserUsers.openMaria(name, user)) {
            List<String> before = everything(lesser);
            Kept kept = Kept.of(lesser, folder);
            Place left = lesser.whole().orElseThrow().trials(NAME).getLast().opening().open().orElseThrow();
            kept.dump().restore(left, kept.opener(), true); // as one does who dies before closing it

            assertThat(everything(lesser)).isEqualTo(before);
            assertThat(lesser.scratchBytes(NAME)).isPresent();
            lesser.scratch(NAME).orElseThrow().close();
            assertThat(lesser.scratchBytes(NAME)).isEmpty();
            assertThat(MariaDumpTest.answers(name, "SHOW TABLES LIKE 'fl%'")).isEmpty();
        }
    }

    @Test
    void onMariaTheFileIsReadBackWhereNothingMayBeMade() throws Exception {
        String name = TestMaria.empty();
        MariaDumpTest.run(name, MariaDumpTest.ALL_KINDS);
        String user = LesserUsers.ofMaria(name, READS);
        try (Database lesser = LesserUsers.openMaria(name, user)) {
            Kept kept = Kept.of(lesser, folder);

            Tried tried = tried(lesser, kept);

            assertThat(tried.refused()).containsExactly("whole-scratch", "whole-prefixed");
            readBack(tried, kept, lesser);
            assertThat(lesser.scratch(NAME)).isEmpty();
        }
    }
}
