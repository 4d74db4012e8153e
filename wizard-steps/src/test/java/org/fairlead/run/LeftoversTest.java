package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.BackupChoice;
import org.fairlead.run.CleaningWork.Piece;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.step.backup.ScratchNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlead.sample.FaradayBase.rows;

/** What a run leaves is found by its record, and goes only when it may. */
class LeftoversTest {
    private final String database = FaradayBase.small();

    @TempDir
    private Path home;

    private PlaceJourney begin() throws ProblemException {
        return PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types", "all-student"));
    }

    private static Piece piece(Journey journey, String id) throws ProblemException {
        return journey.cleaning().left().pieces().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow();
    }

    @Test
    void aScratchPlaceThatADeadProgramLeftIsFoundByItsRandomNameAndRemoved() throws Exception {
        try (PlaceJourney run = begin()) {
            run.ready();
            List<String> names = ScratchNames.of(run.journey().log());
            assertThat(names).allMatch(name -> name.matches("fairlead_[a-z]+_[0-9_]+_[0-9a-f]{10}"));
            String schema = names.getFirst();
            assertThat(run.journey().cleaning().left().pieces()).noneMatch(one -> one.kind().equals(
                    "scratch"));
            FaradayBase.run(database, "CREATE SCHEMA " + schema + "; COMMENT ON SCHEMA " + schema
                    + " IS 'scratch schema of Fairlead, may be dropped'; CREATE TABLE " + schema
                    + ".t AS SELECT generate_series(1, 1000)");

            Piece left = piece(run.journey(), "scratch/" + schema);
            assertThat(left.bytes()).isPositive();
            assertThat(left.stays()).isEmpty();
            run.journey().cleaning().remove(Set.of(left.id()));

            assertThat(rows(database, "SELECT count(*) FROM pg_namespace WHERE nspname = '" + schema + "'"))
                    .containsExactly("0");

            Path files = run.journey().log().folder().resolve(ScratchNames.files(run.journey().log()));
            Files.writeString(Files.createDirectories(files.resolve("0")).resolve("restored"), "x");
            assertThat(piece(run.journey(), "scratch").place()).isEqualTo(files.toString());
            run.journey().cleaning().remove(Set.of("scratch"));
            assertThat(files).doesNotExist();

            Path dump = run.journey().log().folder().resolve(TargetCopy.DUMP);
            Files.writeString(Files.createDirectories(dump).resolve("whole"), "x");
            assertThat(piece(run.journey(), "dump").place()).isEqualTo(dump.toString());
            run.journey().cleaning().remove(Set.of("dump"));
            assertThat(dump).doesNotExist();
        }
    }

    @Test
    void aBundleThatALaterRunPutInTheSamePlaceIsNotOffered() throws Exception {
        try (PlaceJourney run = begin()) {
            Path bundle = home.resolve("site.fairlead");
            var log = run.journey().log();
            log.stepBegan("export");
            Files.writeString(bundle, "of this run");
            log.stepEnded("export", "done", "{\"files\": [\"" + bundle + "\"]}", Optional.empty());
            assertThat(piece(run.journey(), "bundle/site.fairlead").place()).isEqualTo(bundle.toString());

            Files.writeString(bundle, "of a later run");
            Files.setLastModifiedTime(bundle, FileTime.from(Instant.now().plusSeconds(3600)));

            assertThat(run.journey().cleaning().left().pieces()).noneMatch(one -> one.kind().equals(
                    "bundle"));
            assertThat(bundle).exists();
        }
    }

    @Test
    void theWayBackStaysUntilItIsGivenUpAndTheBackupUntilItsDay() throws Exception {
        try (PlaceJourney run = begin()) {
            run.whole();
            Journey journey = run.journey();
            Path backup = journey.log().folder().resolve("backup");
            Path clear = journey.log().folder().resolve(ScratchNames.files(journey.log())).resolve("0");
            Files.writeString(Files.createDirectories(clear).resolve("left"), "of a dead program");
            Path dump = journey.log().folder().resolve(TargetCopy.DUMP);
            Files.writeString(Files.createDirectories(dump).resolve("whole"), "of a dead program");
            for (String id : List.of("checkpoints", "journal", "backup")) {
                assertThat(piece(journey, id).stays().orElseThrow().key()).isEqualTo("clean.stays.way-back");
            }
            assertThat(piece(journey, "backup").bytes()).isPositive();
            journey.change(journey.plan().withBackup(new BackupChoice(false, "9999-12-31")));

            journey.finish(false);

            assertThat(clear).doesNotExist();
            assertThat(dump).doesNotExist();
            assertThat(backup).as("kept until its day, whatever else is given up").exists();
            assertThatThrownBy(() -> journey.cleaning().remove(Set.of("backup"))).isInstanceOfSatisfying(
                    ProblemException.class, refused -> assertThat(refused.problem().key()).isEqualTo(
                            "clean.stays.until"));
            journey.change(journey.plan().withBackup(new BackupChoice(false, "2020-01-31")));
            assertThat(journey.cleaning().remove(Set.of("backup")).freedBytes()).isPositive();
            assertThat(Files.exists(backup)).isFalse();
        }
    }
}
