package org.fairlead.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.Shell;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.site.local.LocalShell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeptFilesTest {
    private static final String SECRET = "canary-of-the-settings-8154";

    @TempDir
    private Path folder;
    private Path app;
    private TestWayBack way;
    private Optional<Shell> shell = Optional.empty();

    @BeforeEach
    void prepare() throws Exception {
        way = new TestWayBack(folder);
        app = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(way.log().folder().resolve("backup"));
        Files.createDirectories(app.resolve("config/deep"));
        Files.writeString(app.resolve(".env"), "KEY=" + SECRET + "\n");
        Files.setPosixFilePermissions(app.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(app.resolve("config/deep/a ü.json"), "{}");
        Files.writeString(app.resolve("other"), "not kept");
    }

    private KeptFiles kept() {
        return new KeptFiles(new LocalFiles(app), shell, way.log().folder().resolve("backup"), way.log());
    }

    private KeptFiles.Kept keep() throws Exception {
        return kept().keep(List.of(".env", "config", "never-there"), way.wayBack().sealer(), way.opener());
    }

    @Test
    void whereTheFolderIsNotThereNothingIsKeptAsIfItWere() throws Exception {
        Files.move(app, folder.resolve("moved"));

        assertThatThrownBy(this::keep).hasMessageContaining("files.problem.no-folder");
        assertThat(way.log().recallAll("kept-files")).isEmpty();
    }

    @Test
    void theMachineItselfWorksOutTheSameDigests() throws Exception {
        Files.writeString(app.resolve("config/it's \"new\" $(touch x)"), "a");
        for (int i = 0; i < 400; i++) {
            Files.writeString(app.resolve("config/file" + i), Integer.toString(i));
        }
        keep();
        shell = Optional.of(new LocalShell(app, System.getenv()));
        kept().begin();
        Files.writeString(app.resolve("config/file7"), "other");
        Files.delete(app.resolve("config/file399"));
        Files.writeString(app.resolve("config/it's \"new\" $(touch x)"), "b");
        kept().settle();

        List<String> going = List.of("config/file399", "config/file7", "config/it's \"new\" $(touch x)");
        assertThat(kept().leaving().going()).containsExactlyElementsOf(going);
        shell = Optional.empty();
        assertThat(kept().leaving().going()).as("as read here").containsExactlyElementsOf(going);
        assertThat(app.resolve("x")).doesNotExist();
    }

    @Test
    void aMachineWithoutTheProgramHasItsFilesRead() throws Exception {
        keep();
        shell = Optional.of(new LocalShell(app, Map.of("PATH", "/nowhere")));
        kept().begin();
        Files.writeString(app.resolve(".env"), "ours");
        kept().settle();

        assertThat(kept().leaving().going()).containsExactly(".env");
    }

    @Test
    void keepsFilesAndFoldersSealed() throws Exception {
        KeptFiles.Kept kept = keep();

        assertThat(kept.sums()).containsOnlyKeys(".env", "config/deep/a ü.json");
        assertThat(new String(Files.readAllBytes(kept.archive()),
                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
        assertThat(way.log().recallAll("kept-files").toString()).doesNotContain(SECRET);
    }

    @Test
    void putsBackWhatTheRunChangedWithItsPermissions() throws Exception {
        keep();
        kept().begin();
        Files.delete(app.resolve(".env"));
        Files.writeString(app.resolve("config/deep/a ü.json"), "{\"new\": 1}");
        kept().settle();

        assertThat(kept().leaving().going()).containsExactly(".env", "config/deep/a ü.json");
        kept().undo(way.opener());

        assertThat(app.resolve(".env")).hasContent("KEY=" + SECRET + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(app.resolve(".env"))))
                .isEqualTo(
                        "rw-r-----");
        assertThat(app.resolve("config/deep/a ü.json")).hasContent("{}");
        assertThat(kept().leaving().going()).isEmpty();
    }

    @Test
    void leavesWhatOthersChangedSince() throws Exception {
        keep();
        kept().begin();
        Files.writeString(app.resolve(".env"), "ours");
        kept().settle();
        Files.writeString(app.resolve(".env"), "theirs");

        assertThat(kept().undo(way.opener()).changed()).containsExactly(".env");
        assertThat(app.resolve(".env")).hasContent("theirs");
    }

    @Test
    void leavesWhatOnlyOthersChanged() throws Exception {
        keep();
        kept().begin();
        kept().settle();
        Files.writeString(app.resolve(".env"), "theirs");

        assertThat(kept().undo(way.opener()).going()).isEmpty();
        assertThat(app.resolve(".env")).hasContent("theirs");
    }

    @Test
    void whatAnInterruptedCommandChangedGoesBackToo() throws Exception {
        keep();
        kept().begin();
        Files.writeString(app.resolve(".env"), "half");

        assertThat(kept().leaving().going()).containsExactly(".env");
        kept().undo(way.opener());
        assertThat(app.resolve(".env")).hasContent("KEY=" + SECRET + "\n");
    }

    @Test
    void whatOthersChangedBetweenTwoCommandsStaysTheirs() throws Exception {
        keep();
        kept().begin();
        Files.writeString(app.resolve(".env"), "ours");
        kept().settle();
        Files.writeString(app.resolve("config/deep/a ü.json"), "theirs");
        kept().begin();
        kept().settle();

        KeptFiles.Leaving leaving = kept().undo(way.opener());
        assertThat(leaving.going()).containsExactly(".env");
        assertThat(app.resolve("config/deep/a ü.json")).hasContent("theirs");
    }
}
