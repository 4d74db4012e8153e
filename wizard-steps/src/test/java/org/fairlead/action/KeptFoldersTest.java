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

import org.fairlead.site.local.LocalFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A folder of a program that goes back as a whole. */
class KeptFoldersTest {
    private static final String PLUGIN = "plugins/assistant";

    @TempDir
    private Path folder;
    private Path app;
    private TestWayBack way;

    @BeforeEach
    void prepare() throws Exception {
        way = new TestWayBack(folder);
        app = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(way.log().folder().resolve("backup"));
        Files.createDirectories(app.resolve(PLUGIN + "/includes"));
        Files.writeString(app.resolve(PLUGIN + "/plugin.php"), "version 1");
        Files.writeString(app.resolve(PLUGIN + "/includes/a.php"), "a");
        Files.setPosixFilePermissions(app.resolve(PLUGIN + "/includes/a.php"), PosixFilePermissions
                .fromString(
                        "rw-r-----"));
        new KeptFiles(new LocalFiles(app), Optional.empty(), way.log().folder().resolve("backup"), way.log())
                .keep(List
                        .of(PLUGIN), way.wayBack().sealer(), way.opener());
        folders().note(List.of(PLUGIN, "plugins/never-there"));
    }

    private KeptFolders folders() {
        return new KeptFolders(new LocalFiles(app), Optional.empty(), way.log().folder().resolve("backup"),
                way.log());
    }

    @Test
    void changedMissingAndNewFilesDiffer() throws Exception {
        assertThat(folders().differing()).isEmpty();
        Files.writeString(app.resolve(PLUGIN + "/plugin.php"), "version 2");
        Files.delete(app.resolve(PLUGIN + "/includes/a.php"));
        Files.writeString(app.resolve(PLUGIN + "/b.php"), "b");

        assertThat(folders().differing()).isEqualTo(Map.of(PLUGIN, 3));
    }

    @Test
    void goesBackAsAWholeAndWhatWasThereStaysBeside() throws Exception {
        Files.writeString(app.resolve(PLUGIN + "/plugin.php"), "version 2");
        Files.writeString(app.resolve(PLUGIN + "/b.php"), "b");
        Files.createDirectories(app.resolve(PLUGIN + ".fairlead-new"));
        Files.writeString(app.resolve(PLUGIN + ".fairlead-new/left.php"),
                "of an attempt that was interrupted");

        KeptFolders.Back back = folders().putBack(PLUGIN, "20261126-1041", way.opener());

        assertThat(back.aside()).isEqualTo(PLUGIN + ".replaced-20261126-1041");
        assertThat(back.unreadable()).isEmpty();
        assertThat(folders().differing()).isEmpty();
        assertThat(app.resolve(PLUGIN + "/b.php")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(app.resolve(PLUGIN
                + "/includes/a.php")))).isEqualTo("rw-r-----");
        assertThat(app.resolve(back.aside() + "/plugin.php")).hasContent("version 2");
        assertThat(app.resolve(PLUGIN + ".fairlead-new")).doesNotExist();
        assertThat(KeptFolders.aside(way.log())).containsExactly(back.aside());
    }

    @Test
    void aFolderThatWasRemovedComesBack() throws Exception {
        new LocalFiles(app).deleteTree(PLUGIN);

        assertThat(folders().putBack(PLUGIN, "1", way.opener()).aside()).isEmpty();
        assertThat(folders().differing()).isEmpty();
    }

    @Test
    void whatCannotStepAsideStaysAsItIs() throws Exception {
        Files.writeString(app.resolve(PLUGIN + "/plugin.php"), "version 2");
        Files.createDirectories(app.resolve(PLUGIN + ".replaced-1"));

        assertThatThrownBy(() -> folders().putBack(PLUGIN, "1", way.opener())).hasMessageContaining(
                "files.problem.taken");
        assertThat(app.resolve(PLUGIN + "/plugin.php")).hasContent("version 2");
    }
}
