package org.fairlead.action;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.SettingsAction.Undone;
import org.fairlead.playbook.Action.EnvLines;
import org.fairlead.record.RunLog;
import org.fairlead.site.env.EnvFile;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsActionTest {
    private static final String BEFORE = "# mine\nexport DB_HOST='old'  # the switch\n\nSECRET_KEY=kept\r\n";
    private static final EnvLines LINES = new EnvLines("env", "", Map.of("DB_HOST", "new", "REDIS_HOST",
            "localhost"), List.of(), List.of());

    @TempDir
    private Path folder;
    private Path file;
    private TestWayBack way;

    @BeforeEach
    void prepare() throws Exception {
        file = folder.resolve(".env");
        way = new TestWayBack(folder);
    }

    private SettingsAction action() {
        return new SettingsAction(new EnvFile(file), way.wayBack(), way.log());
    }

    private Optional<ActionTally> run() throws Exception {
        return action().run(LINES, UnaryOperator.identity(), Optional.empty());
    }

    private Undone undo() throws Exception {
        return action().undo(LINES, way.opener());
    }

    private String content() throws Exception {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void putsTheFileBackByteForByte() throws Exception {
        Files.writeString(file, BEFORE);

        assertThat(run()).contains(new ActionTally(0, 2, 0));
        assertThat(content()).contains("new").contains("REDIS_HOST=localhost").contains("SECRET_KEY=kept");
        assertThat(undo()).isEqualTo(Undone.RESTORED);
        assertThat(content()).isEqualTo(BEFORE);
        assertThat(undo()).isEqualTo(Undone.NOTHING);
    }

    @Test
    void takesAwayAFileThatWasNotThere() throws Exception {
        run();

        assertThat(undo()).isEqualTo(Undone.REMOVED);
        assertThat(file).doesNotExist();
    }

    @Test
    void takesBackItsOwnLinesWhereOthersChangedTheFileSince() throws Exception {
        Files.writeString(file, BEFORE);
        run();
        Files.writeString(file, content() + "THEIRS=1\n");

        assertThat(undo()).isEqualTo(Undone.LINES_ONLY);
        assertThat(content()).isEqualTo(BEFORE + "THEIRS=1\n");
    }

    @Test
    void knowsItsOwnFileAgainAfterItDiedBehindTheLastWrite() throws Exception {
        Files.writeString(file, BEFORE);
        run();
        way.log().forget("settings-left");
        assertThat(run()).isEmpty();
        Files.writeString(file, content() + "THEIRS=1\n");

        assertThat(undo()).isEqualTo(Undone.LINES_ONLY);
        assertThat(content()).endsWith("THEIRS=1\n").contains("'old'");
    }

    @Test
    void keepsTheOldFileSealedOnly() throws Exception {
        Files.writeString(file, BEFORE.replace("kept", "canary-4711"));
        run();

        try (var walk = Files.walk(folder.resolve("home"))) {
            for (Path kept : walk.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1))
                        .doesNotContain("canary-4711");
            }
        }
    }

    @Test
    void changesNothingASecondTime() throws Exception {
        RunLog log = way.log();
        Files.writeString(file, BEFORE);
        run();
        String first = content();

        assertThat(run()).isEmpty();
        assertThat(content()).isEqualTo(first);
        assertThat(log.recall("settings-left", "env")).isPresent();
    }
}
