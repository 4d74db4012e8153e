package org.fairlead.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** Before a new version, conversations and caches are archived apart; what is a cache says so. */
class ArchiveTerminalTest {
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path folder;
    private WordPressSite site;
    private TestTerminal terminal = new TestTerminal(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        site.chats();
        site.chat("c-1", 1, "2025-03-01 10:00:00", "a question", "an answer of the assistant");
        site.run(
                "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (1, 'mpai_conversation_history',"
                        + " 'a:0:{}'), (1, 'nickname', 'not ours')");
        site.run("INSERT INTO wp_options (option_name, option_value, autoload) VALUES"
                + " ('_transient_mpai_cache_1', 'an answer', 'no'), ('_transient_other', 'not ours', 'no')");
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "for the way back");
        terminal.secret("db-password", TestMaria.PASSWORD);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String plan(String app) throws IOException {
        return terminal.upgrade(site.name(), app, "db-password");
    }

    private Path backup() throws IOException {
        try (var found = Files.walk(folder.resolve("home"))) {
            return found.filter(path -> path.endsWith("backup")).findFirst().orElseThrow();
        }
    }

    private InputStream opened(String name) throws Exception {
        Path backup = backup();
        var key = new ByteArrayOutputStream();
        AgeOpener.withPassphrase(Secret.of("for the way back"), PLENTY).open(new ByteArrayInputStream(Files
                .readAllBytes(backup.resolveSibling("key.age"))), "key.age").transferTo(key);
        return new ZstdInputStream(AgeOpener.withIdentity(Secret.of(key.toString(StandardCharsets.UTF_8)
                .strip()))
                .open(Files.newInputStream(backup.resolve(name)), name));
    }

    private String text(String name) throws Exception {
        try (InputStream in = opened(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void conversationsAndCachesLieApartAndSealed() throws Exception {
        Path cache = Files.createDirectories(folder.resolve("site/wp-content/uploads/mpai-cache"));
        Files.writeString(cache.resolve("one.cache"), "kept answer");
        String plan = plan("\n  app: " + folder.resolve("site"));
        terminal.fairlead("assess", plan);

        Said said = terminal.fairlead("backup", plan);

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("conversations: wp_mpai_conversations", "never to be imported",
                "files: wp-content/uploads/mpai-cache").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(text("archive-conversations.jsonl.zst.age").lines().count()).isEqualTo(Long.parseLong(site
                .rows("SELECT COUNT(*) FROM wp_mpai_conversations").getFirst())).isPositive();
        assertThat(text("archive-shown-history.jsonl.zst.age")).contains(
                "\"meta_key\":\"mpai_conversation_history\"")
                .doesNotContain("not ours");
        assertThat(text("archive-cache-transients-not-to-import.jsonl.zst.age")).contains("an answer")
                .doesNotContain("not ours", "_transient_other");
        try (var tar = new TarArchiveInputStream(opened("archive-cache-files-not-to-import.tar.zst.age"))) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("wp-content/uploads/mpai-cache/one.cache");
            assertThat(tar.readAllBytes()).asString().isEqualTo("kept answer");
        }
        assertThat(Files.readString(terminal.report(terminal.run(site.name())))).contains(
                "never to be imported");
    }

    @Test
    void saysThatTheFilesOfTheCacheCouldNotBeReached() throws Exception {
        String plan = plan("");
        terminal.fairlead("assess", plan);

        Said said = terminal.fairlead("backup", plan);

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("wp-content/uploads/mpai-cache of the site was not archived");
    }

    @Test
    void theNewVersionWaitsForTheBackup() throws Exception {
        String plan = plan("");
        terminal.fairlead("assess", plan);

        Said early = terminal.fairlead("import", plan);

        assertThat(early.code()).isNotZero();
        assertThat(early.err() + early.out()).contains("The step before is not done: backup");
    }
}
