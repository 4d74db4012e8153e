package org.fairlead.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan.MisfitDecision;
import org.fairlead.step.verify.VerifyReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.step.SmallSites.done;
import static org.fairlead.step.SmallSites.waiting;

/** Columns whose server stores something else than what it was given. */
@Tag("postgres")
class ServerTypesTest {
    @TempDir
    private Path folder;

    private SmallMigration migration(String type, String... values) throws Exception {
        var rows = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            rows.append("INSERT INTO t VALUES (").append(i + 1).append(", ").append(values[i]).append(");");
        }
        return new SmallMigration(folder, "t").source("CREATE TABLE t (id INTEGER PRIMARY KEY, v); " + rows)
                .target("CREATE DOMAIN short AS varchar(3);"
                        + " CREATE DOMAIN needed AS short NOT NULL CHECK (VALUE <> 'no');"
                        + " CREATE DOMAIN price AS numeric(5, 2); CREATE TABLE t (id int PRIMARY KEY, v "
                        + type
                        + ")");
    }

    private static void arrives(SmallMigration migration, int rows) throws Exception {
        assertThat(done(migration.transfer()).written()).isEqualTo(rows);
        VerifyReport verified = migration.verify();
        assertThat(verified.differences()).isEmpty();
        assertThat(verified.clean()).isTrue();
    }

    private static void goesBack(SmallMigration migration) throws Exception {
        assertThat(migration.rollback(Map.of())).isInstanceOf(StepOutcome.Done.class);
        assertThat(migration.ask("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void fillsShortTextsWithBlanks() throws Exception {
        try (var migration = migration("char(4)", "'ab'", "'abcd'", "''", "'ä🔑'", "'a '", "NULL")) {
            arrives(migration, 6);
            goesBack(migration);
        }
    }

    @Test
    void keepsSingleNumbersByTheirShortestText() throws Exception {
        try (var migration = migration("real", "0.1", "1e38", "-2.5", "16777216", "3", "NULL")) {
            arrives(migration, 6);
            assertThat(migration.ask("SELECT v FROM t WHERE id = 1")).containsExactly("0.1");
            goesBack(migration);
        }
    }

    @Test
    void saysWhichNumbersASingleDoesNotHold() throws Exception {
        try (var migration = migration("real", "0.123456789", "1e39", "1e-60", "16777217")) {
            arrives(migration, 0);
            assertThat(waiting(migration)).containsExactly("t[1] decimal-digits", "t[2] out-of-range",
                    "t[3] out-of-range", "t[4] decimal-digits");
        }
    }

    @Test
    void roundsSinglesWhereThatWasDecided() throws Exception {
        try (var migration = migration("real", "0.123456789", "1e39")) {
            migration.plan(migration.plan().withMisfits(List.of(
                    new MisfitDecision("t", "v", MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND),
                    new MisfitDecision("t", "v", MisfitKind.OUT_OF_RANGE, MisfitRule.CLAMP))));
            arrives(migration, 2);
        }
    }

    @Test
    void keepsTimesAsFineAsTheColumnDoes() throws Exception {
        try (var migration = migration("timestamp(3)", "'2024-05-06 07:08:09.123'", "'2024-05-06 07:08:09'",
                "'2024-05-06 07:08:09.1234'")) {
            arrives(migration, 2);
            assertThat(waiting(migration)).containsExactly("t[3] decimal-digits");
            goesBack(migration);
        }
    }

    @Test
    void cutsTimesWhereThatWasDecided() throws Exception {
        for (String type : List.of("time(0)", "timestamptz(0)", "timestamp(0)")) {
            String day = type.startsWith("time(") ? "" : "2024-05-06 ";
            try (var migration = migration(type, "'" + day + "07:08:09.999'")) {
                migration.plan(migration.plan().withMisfits(List.of(new MisfitDecision("t", "v",
                        MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND))));
                arrives(migration, 1);
                assertThat(migration.ask("SELECT v::text FROM t").getFirst()).contains("07:08:09")
                        .doesNotContain("09.");
                migration.source("DROP TABLE t");
            }
        }
    }

    @Test
    void knowsTheLimitsOfDomains() throws Exception {
        try (var migration = migration("needed", "'abc'", "'abcd'", "NULL", "'no'")) {
            arrives(migration, 1);
            assertThat(waiting(migration)).containsExactly("t[2] too-long", "t[3] null-not-allowed",
                    "t[4] refused");
        }
    }

    @Test
    void keepsTheScaleOfADomain() throws Exception {
        try (var migration = migration("price", "1.5", "'12.34'", "1234.5", "0.001")) {
            arrives(migration, 2);
            assertThat(migration.ask("SELECT v FROM t ORDER BY id")).containsExactly("1.50", "12.34");
        }
    }
}
