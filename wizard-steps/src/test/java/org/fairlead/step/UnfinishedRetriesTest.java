package org.fairlead.step;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.record.RunLog.QuarantinedRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.step.SmallSites.done;
import static org.fairlead.step.SmallSites.people;

/** A row that was being sent again when the program died, before or behind the commit. */
@Tag("postgres")
class UnfinishedRetriesTest {
    @TempDir
    private Path folder;

    private static void dies(SmallMigration migration, long number) throws Exception {
        migration.log().released("person", "[2]", "waiting");
        migration.log().remember("retrying", "person", number + " [2]");
    }

    @Test
    void countsAsArrivedWhereTheTargetHasIt() throws Exception {
        try (var migration = people(folder, 3)) {
            migration.source("UPDATE person SET mail = 'bad' WHERE id = 2");
            done(migration.transfer());
            assertThat(migration.retry("person", "[2]", Map.of("mail", "good")).arrived()).isTrue();
            dies(migration, 1);
            migration.settleRetries();

            assertThat(migration.log().quarantined()).extracting(QuarantinedRow::state).containsExactly(
                    "released");
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void waitsOnWhereTheTargetDoesNotHaveIt() throws Exception {
        try (var migration = people(folder, 3)) {
            migration.source("UPDATE person SET mail = 'bad' WHERE id = 2");
            done(migration.transfer());
            dies(migration, 1);
            migration.settleRetries();
            assertThat(migration.log().quarantined()).extracting(QuarantinedRow::state).containsExactly(
                    "waiting");

            assertThat(migration.retry("person", "[2]", Map.of("mail", "good")).arrived()).isTrue();
            assertThat(migration.ask("SELECT mail FROM person WHERE id = 2")).containsExactly("good");
            migration.rollback(Map.of());
            assertThat(migration.ask("SELECT id FROM person")).isEmpty();
        }
    }
}
