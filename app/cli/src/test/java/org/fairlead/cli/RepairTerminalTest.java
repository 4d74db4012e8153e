package org.fairlead.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be mended is shown, done when it is confirmed, and goes back with the run or by itself. */
class RepairTerminalTest {
    @TempDir
    private Path folder;
    private WordPressSite site;
    private TestTerminal terminal = new TestTerminal(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        site.chats();
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "for the way back");
        terminal.secret("db-password", TestMaria.PASSWORD);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String begun() throws Exception {
        String plan = terminal.upgrade(site.name(), "", "db-password");
        assertThat(terminal.fairlead("run", plan).err()).isEmpty();
        return terminal.run(site.name());
    }

    private List<String> indexes() throws Exception {
        return site.rows("SELECT CONCAT(table_name, '.', index_name) FROM information_schema.statistics WHERE"
                + " table_schema = DATABASE() AND table_name LIKE 'wp!_mpai%' ESCAPE '!' AND index_name <>"
                + " 'PRIMARY' ORDER BY 1");
    }

    @Test
    void missingIndexesAreAddedWhenConfirmedAndGoWithTheRollback() throws Exception {
        List<String> before = indexes();
        site.run("ALTER TABLE wp_mpai_conversations DROP KEY user_id");
        String run = begun();

        Said shown = terminal.fairlead("repair", run, "missing-indexes");
        assertThat(shown.code()).isEqualTo(ExitCode.DECISIONS);
        assertThat(shown.out()).contains("One index is missing",
                "CREATE INDEX user_id ON wp_mpai_conversations",
                "fairlead repair " + run + " missing-indexes --yes").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(indexes()).isNotEqualTo(before);

        assertThat(terminal.fairlead("repair", run, "missing-indexes", "--yes").code()).isZero();
        assertThat(indexes()).isEqualTo(before);
        assertThat(terminal.fairlead("repair", run).out()).contains(
                "missing-indexes  done, can be taken back",
                "expired-caches  nothing to do");

        assertThat(terminal.fairlead("rollback", run).code()).isZero();
        assertThat(indexes()).as("what was there before the run stays, what the repair made is gone")
                .hasSize(before.size() - 1).doesNotContain("wp_mpai_conversations.user_id");
        assertThat(terminal.fairlead("repair", run, "no-such").err()).contains("no repair called no-such");
    }

    @Test
    void onlyWhatHasExpiredIsDeleted() throws Exception {
        String run = begun();
        site.set("_transient_mpai_old", "answer");
        site.set("_transient_timeout_mpai_old", "1000000000");
        site.set("_transient_mpai_new", "answer");
        site.set("_transient_timeout_mpai_new", "4000000000");
        site.set("_transient_other_old", "somebody's own");
        site.set("_transient_timeout_other_old", "1000000000");

        Said shown = terminal.fairlead("repair", run, "expired-caches");
        assertThat(shown.out()).contains("2 cached rows have expired", "_transient_mpai_old").doesNotContain(
                "_transient_mpai_new");
        assertThat(terminal.fairlead("repair", run, "expired-caches", "--yes").code()).isZero();
        assertThat(site.options()).containsKeys("_transient_mpai_new", "_transient_timeout_mpai_new",
                "_transient_other_old", "_transient_timeout_other_old").doesNotContainKeys(
                        "_transient_mpai_old", "_transient_timeout_mpai_old");
    }

    @Test
    void loggingInFullGoesBackByItselfAlsoAfterAKill() throws Exception {
        String run = begun();
        String stored = site.options().get("mpai_settings");
        assertThat(stored).doesNotContain("log_level");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-cp", System.getProperty("java.class.path"), "org.fairlead.cli.FairleadCommand", "repair",
                run,
                "verbose-logging", "--yes", "--home", folder.resolve("home").toString()).redirectErrorStream(
                        true).redirectOutput(folder.resolve("said").toFile()).start();
        for (int waited = 0; waited < 600 && !site.options().get("mpai_settings").contains("debug");
                waited++) {
            Thread.sleep(100);
        }
        process.destroyForcibly().waitFor();
        assertThat(site.options().get("mpai_settings")).contains("s:9:\"log_level\";s:5:\"debug\"");
        assertThat(terminal.fairlead("repair", run).out()).contains("verbose-logging  for a while",
                "Goes back by itself at");
        try (var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC())) {
            assertThat(record.log(run).recallAll("lent/verbose-logging").toString()).as(
                    "of a row with keys only what is lent is kept").doesNotContain("canary", "api_key");
            record.log(run).remember("lent/verbose-logging", ":until", "1");
        }
        assertThat(terminal.fairlead("help-card", "--run", run).code()).isZero();
        assertThat(site.options()).as("its time is over").containsEntry("mpai_settings", stored);

        try (var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC())) {
            assertThat(record.log(run).recallAll("lent/verbose-logging")).isEmpty();
        }
        assertThat(terminal.fairlead("repair", run).out()).contains("verbose-logging  can be done");
    }
}
