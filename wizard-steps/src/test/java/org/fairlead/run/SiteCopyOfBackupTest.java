package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.BackupChoice;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlead.sample.PlaceJourney.done;

/** A copy of the time before a run that has written is made of what its backup kept, and never given up. */
class SiteCopyOfBackupTest {
    @TempDir
    private Path folder;

    @Test
    void onceARunHasWrittenTheCopyIsOfItsBackup() throws Exception {
        String database = FaradayBase.small();
        try (PlaceJourney run = PlaceJourney.begin(folder.resolve("other"), database, "upgrade-suite", Map.of(
                "user-types", "all-student"))) {
            run.journey().change(run.journey().plan().withBackup(new BackupChoice(true, "")));
            run.whole();
            SiteCopyWork copy = run.journey().rehearsal().site();
            assertThatThrownBy(() -> copy.make(Optional.empty(), Controls.silent())).isInstanceOfSatisfying(
                    ProblemException.class, refused -> assertThat(refused.problem().key()).isEqualTo(
                            "site-copy.problem.passphrase"));
            try (Secret passphrase = Secret.of("the way back 4711")) {
                SiteCopyReport made = done(copy.make(Optional.of(passphrase), Controls.silent()));
                assertThat(made.from()).isEqualTo("backup");
                assertThat(made.rows()).isPositive();
            }
            try (Secret passphrase = Secret.of("the way back 4711")) {
                assertThatThrownBy(() -> copy.make(Optional.of(passphrase), Controls.silent()))
                        .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused
                                .problem()
                                .key()).isEqualTo("site-copy.problem.there"));
            }
            assertThat(copy.there()).as("it stays").isPresent();
            copy.remove();
            Files.delete(run.journey().log().folder().resolve("backup/whole-database.sql.zst.age"));
            assertThatThrownBy(() -> copy.make(Optional.empty(), Controls.silent())).isInstanceOfSatisfying(
                    ProblemException.class, refused -> assertThat(refused.problem().key()).isEqualTo(
                            "site-copy.problem.too-late"));
        }
    }
}
