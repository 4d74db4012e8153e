package org.fairlead.step.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.action.FileSum;
import org.fairlead.action.KeptFiles;
import org.fairlead.action.TestWayBack;
import org.fairlead.model.Problem;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.step.backup.BackupReport.Rehearsal;
import org.fairlead.step.backup.FileRehearsal.KeptTree;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of a backup are restored for a trial; what does not come back as it was closes the gate. */
class FileRehearsalTest {
    private static final List<String> KEPT = List.of(".env", "plugin");

    @TempDir
    private Path folder;
    private TestWayBack way;
    private Path app;
    private Path backup;
    private Path scratch;

    @BeforeEach
    void aSite() throws Exception {
        way = new TestWayBack(folder);
        app = Files.createDirectories(folder.resolve("app/plugin/deep")).getParent().getParent();
        backup = Files.createDirectories(way.log().folder().resolve("backup"));
        scratch = way.log().folder().resolve(ScratchNames.files(way.log()));
        Files.writeString(app.resolve(".env"), "KEY=sealed\n");
        Files.writeString(app.resolve("plugin/main.php"), "<?php // ü");
        Files.writeString(app.resolve("plugin/deep/empty"), "");
    }

    private KeptTree kept() throws Exception {
        KeptFiles.Kept kept = new KeptFiles(new LocalFiles(app), Optional.empty(), backup, way.log()).keep(
                KEPT, way.wayBack().sealer(), way.opener());
        return new KeptTree(new LocalFiles(app), KEPT, kept.archive(), kept.sums());
    }

    private FileRehearsal rehearsal() throws Exception {
        return new FileRehearsal(way.log().folder(), ScratchNames.files(way.log()), way.opener());
    }

    @Test
    void filesAreRestoredComparedAndRemoved() throws Exception {
        Files.createDirectories(scratch.resolve("0"));
        Files.writeString(scratch.resolve("0/left by a dead program"), "x");
        FileRehearsal rehearsal = rehearsal();

        Rehearsal came = rehearsal.rehearse(List.of(kept()));

        assertThat(came.manner()).as("nothing of it may lie in clear").isEqualTo("files-read-back");
        assertThat(came.equalRows()).isEqualTo(3);
        assertThat(came.differentRows()).isZero();
        assertThat(rehearsal.finding()).isEmpty();
        assertThat(rehearsal.notes()).extracting(Problem::key).containsExactly("backup.note.files-live");
        assertThat(scratch).doesNotExist();
    }

    @Test
    void aLargePictureIsRestoredInAFolder() throws Exception {
        byte[] picture = new byte[(1 << 20) + 1];
        new java.util.Random(1).nextBytes(picture);
        Files.write(app.resolve("plugin/deep/sea.jpg"), picture);
        FileRehearsal rehearsal = rehearsal();

        Rehearsal came = rehearsal.rehearse(List.of(kept()));

        assertThat(came.manner()).isEqualTo("files-scratch");
        assertThat(came.equalRows()).isEqualTo(4);
        assertThat(rehearsal.finding()).isEmpty();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void whatADeadProgramLeftGoesAlsoWhereNothingIsKeptAnyMore() throws Exception {
        Files.createDirectories(scratch.resolve("0"));
        Files.writeString(scratch.resolve("0/.env"), "KEY=left");

        assertThat(rehearsal().rehearse(List.of())).isEqualTo(Rehearsal.NONE);
        assertThat(scratch).doesNotExist();
    }

    @Test
    void aFileThatIsOtherMissingOrTooManyClosesTheGate() throws Exception {
        KeptTree kept = kept();
        Map<String, FileSum> other = new HashMap<>(kept.sums());
        other.put("plugin/main.php", new FileSum(other.get("plugin/main.php").bytes(), "0".repeat(64)));
        other.put("plugin/lost.php", new FileSum(1, "1".repeat(64)));
        other.remove("plugin/deep/empty");
        other.put(".env", new FileSum(7, other.get(".env").sha256()));
        FileRehearsal rehearsal = rehearsal();

        Rehearsal came = rehearsal.rehearse(List.of(new KeptTree(kept.tree(), KEPT, kept.archive(), other)));

        assertThat(came.differentRows()).isEqualTo(4);
        assertThat(rehearsal.finding().orElseThrow().problem().key()).isEqualTo(
                "backup.problem.rehearsal-files");
        assertThat(rehearsal.finding().orElseThrow().problem().severity()).isEqualTo(
                org.fairlead.model.Severity.BLOCKER);
        assertThat(scratch).doesNotExist();
    }

    @Test
    void whatGrewOnTheSiteSinceIsToldAndNoFault() throws Exception {
        KeptTree kept = kept();
        Files.writeString(app.resolve("plugin/main.php"), "<?php // longer by now");
        FileRehearsal rehearsal = rehearsal();

        assertThat(rehearsal.rehearse(List.of(kept)).differentRows()).isZero();
        assertThat(rehearsal.notes()).extracting(Problem::key).containsExactly("backup.note.files-moved");
    }

    @Test
    void aDamagedArchiveIsNoRestore() throws Exception {
        KeptTree kept = kept();
        byte[] bytes = Files.readAllBytes(kept.archive());
        bytes[bytes.length - 40] ^= 1;
        Files.write(kept.archive(), bytes);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rehearsal().rehearse(List.of(kept)))
                .isInstanceOf(Exception.class);
        assertThat(scratch).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", ".env-prod", ".env~", "wp-config.php", "keys/server.KEY",
            "docker-compose.yml",
            "nginx.conf", "app/config", "mpai-logs", "id_rsa", ".htpasswd", ".my.cnf", "credentials.json",
            "settings.py", "secrets.yaml", "dump.sql", "a.jpg/settings", ".jpg", "photo.jpg.bak"})
    void whatMayHoldASecretIsComparedInMemoryOnly(String name) {
        assertThat(FileRehearsal.isWritten(name, Long.MAX_VALUE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sea.jpg", "uploads/2026/film.MP4", "fonts/a.woff2"})
    void largeMediaAreWrittenOut(String name) {
        assertThat(FileRehearsal.isWritten(name, (1 << 20) + 1)).isTrue();
        assertThat(FileRehearsal.isWritten(name, 1 << 20)).isFalse();
    }
}
