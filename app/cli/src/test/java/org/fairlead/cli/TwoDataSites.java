package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.fairlead.config.WordPressSite;
import org.fairlead.plan.PlanReader;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspaces;
import org.fairlead.sample.TestMaria;
import org.fairlead.secret.Secret;
import org.fairlead.step.StopSignal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two sites with conversations, people and consents, of different prefixes and collations; and plans that
 * bring what the one has to the other.
 */
final class TwoDataSites implements AutoCloseable {
    final WordPressSite staging;
    final WordPressSite production;
    private final Path folder;

    TwoDataSites(Path folder) throws Exception {
        this.folder = folder;
        staging = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_primary_api", "openai"));
        staging.chats();
        production.chats();
        staging.run("INSERT INTO wp_users (ID, user_login, user_email) VALUES (2, 'anna', 'anna@x.example'),"
                + " (3, 'ben', 'ben@x.example'), (4, 'test1', 'test1@staging.example'), (5, 'gone', '')");
        production.run(
                "INSERT INTO prod_users (ID, user_login, user_email) VALUES (2, 'other', 'o@x.example'),"
                        + " (7, 'anna', 'anna@x.example'), (8, 'benjamin', 'ben@x.example')");
        staging.chat("aaaa", 2, "2026-02-01 10:00:00", "Hello O\\'Brien ✓", "\"Hi\"");
        staging.chat("bbbb", 3, "2026-03-01 10:00:00", "Ünïcode", "ok");
        staging.chat("cccc", 4, "2026-03-02 10:00:00", "a test", "ok");
        staging.chat("dddd", 1, "2020-01-01 10:00:00", "long ago", "ok");
        staging.run(
                "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES"
                        + " (2, 'mpai_has_consented', '1'),"
                        + " (3, 'mpai_conversation_history', 'a:1:{i:0;s:4:\"x✓\";}'),"
                        + " (3, 'mpai_thread_id', 'thread_1'),"
                        + " (1, 'mpai_has_consented', '1')");
        production.chat("aaaa", 7, "2026-01-01 10:00:00", "already here", "yes");
        production.run("INSERT INTO prod_usermeta (user_id, meta_key, meta_value) VALUES"
                + " (1, 'mpai_has_consented', '0')");
        new TestTerminal(folder).secret("passphrase", "for the way back");
        new TestTerminal(folder).secret("db-password", TestMaria.PASSWORD);
    }

    /** The part of a plan that names a side. */
    String side(String side, WordPressSite site, String prefix) {
        return side + ":\n  prefix: " + prefix + "\n  database:\n    dialect: mariadb\n    host: localhost\n"
                + "    port: " + TestMaria.port() + "\n    name: " + site.name() + "\n    user: "
                + TestMaria.USER + "\n    password: {file: " + folder.resolve("db-password") + "}\n";
    }

    /** A plan for both sides. */
    String plan(String job, String data) throws Exception {
        return write(job, job, source() + target() + data);
    }

    String source() {
        return side("source", staging, "wp_");
    }

    String target() {
        return side("target", production, "prod_");
    }

    /** A plan file of its own name. */
    String write(String name, String job, String rest) throws Exception {
        return Files.writeString(folder.resolve(name + ".yaml"), "fairlead-plan: 1\nplaybook:"
                + " memberpress-ai-assistant\njob: " + job + "\n" + rest).toString();
    }

    /** Looks at a journey that has not begun to write. */
    interface Look {
        void at(Journey journey) throws Exception;
    }

    /** Begins a run that dies when it comes to the messages; answers its name. */
    String diesInMessages(String plan, Look look) throws Exception {
        try (Workspace workspace = Workspaces.open(folder.resolve("home"));
                Journey journey = workspace.begin(new PlanReader(workspace.playbooks()).read(Files
                        .readAllBytes(Path.of(plan)), plan), Workspaces.secrets(Map.of(), question -> Optional
                                .empty(), problem -> {}));
                Secret passphrase = Secret.of("for the way back")) {
            look.at(journey);
            journey.assess(Controls.silent());
            journey.backup(passphrase, Controls.silent());
            var dying = new Controls(progress -> {
                if (progress.args().contains("prod_mpai_messages")) {
                    throw new IllegalStateException("dead");
                }
            }, new StopSignal());
            assertThatThrownBy(() -> journey.transfer(dying)).hasMessage("dead");
            return journey.runId();
        }
    }

    @Override
    public void close() {
        staging.close();
        production.close();
    }
}
