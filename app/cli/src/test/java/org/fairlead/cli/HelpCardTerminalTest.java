package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** What helps is named beside what went wrong, can be read at any time, and checks by itself what it can. */
class HelpCardTerminalTest {
    private static final String SYSTEM = "memberpress-ai-assistant";

    @TempDir
    private Path folder;
    private WordPressSite site;
    private TestTerminal terminal = new TestTerminal(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "for the way back");
        terminal.secret("db-password", TestMaria.PASSWORD);
        terminal.secret("wrong", "canary-wrong");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String plan(String password) throws Exception {
        return terminal.upgrade(site.name(), "", password);
    }

    @Test
    void cardsAreReadWithoutARun() {
        Said all = terminal.fairlead("help-card", "--playbook", SYSTEM);
        assertThat(all.code()).isZero();
        assertThat(all.out()).contains("performance  The site is slow", "database  The database does not");

        Said one = terminal.fairlead("help-card", "performance", "--playbook", SYSTEM);
        assertThat(one.out()).contains("What is seen", "What to check", "What mends it",
                "  - Have the log tables of the plugin grown?").doesNotContainPattern("\\[[a-z]+[.-]");

        Said none = terminal.fairlead("help-card", "performanze", "--playbook", SYSTEM);
        assertThat(none.code()).isNotZero();
        assertThat(none.err()).contains("no card of help called performanze", "anything-else");
        assertThat(terminal.fairlead("help-card", "people", "--playbook", SYSTEM, "--check").err()).contains(
                "Name it with --run");
    }

    @Test
    void isNamedBesideWhatWasFoundAndBesideAnError() throws Exception {
        Said refused = terminal.fairlead("assess", plan("wrong"));
        assertThat(refused.err()).contains("What helps: fairlead help-card database --playbook " + SYSTEM)
                .doesNotContain("canary");

        site.run("UPDATE wp_options SET option_value = 'debug' WHERE option_name = 'mpai_log_level'; INSERT"
                + " IGNORE INTO wp_options (option_name, option_value, autoload) VALUES ('mpai_log_level',"
                + " 'debug', 'no')");
        Said found = terminal.fairlead("assess", plan("db-password"));
        assertThat(found.out()).contains("The target logs at the level debug. (help card site-down)");
    }

    @Test
    void runsItsChecksByItself() throws Exception {
        assertThat(terminal.fairlead("assess", plan("db-password")).out()).contains("passed");
        String run = terminal.run(site.name());

        Said good = terminal.fairlead("help-card", "site-down", "--run", run, "--check");
        assertThat(good.err()).isEmpty();
        assertThat(good.out()).contains("+ The server log is not at the level debug.");
        assertThat(good.code()).isZero();

        site.run("INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('mpai_log_level',"
                + " 'debug', 'no') ON DUPLICATE KEY UPDATE option_value = 'debug'");
        Said bad = terminal.fairlead("help-card", "site-down", "--run", run, "--check");
        assertThat(bad.out()).contains("x The server log is at the level debug");
        assertThat(bad.code()).isEqualTo(ExitCode.GATE);
        assertThat(terminal.fairlead("help-card", "database", "--run", run, "--check").out()).contains(
                "answers at port " + TestMaria.port());
        assertThat(terminal.fairlead("help-card", "site-down", "--run", run, "--check", "--json").out())
                .contains("\"card\":\"site-down\"", "check.debug-level");
        assertThat(List.of(site.options().get("mpai_log_level"))).containsExactly("debug|no");
    }
}
