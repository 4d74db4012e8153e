package org.fairlead.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** Text that an earlier move has broken is named on the way, and repaired where a person asks for it. */
class BrokenTextJourneyTest {
    private static final String COMMANDS = PhpWriter.text(PhpValue.list(List.of(PhpValue.Str.of(
            "wp user list"),
            PhpValue.Str.of("wp post list"))));

    @TempDir
    private Path folder;
    private WordPressSite shop;
    private WordPressSite production;

    @BeforeEach
    void prepare() throws Exception {
        shop = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", Map.of("mpai_primary_api", "openai",
                "mpai_welcome_message", new String("Grüße aus dem Café".getBytes(StandardCharsets.UTF_8),
                        Charset
                                .forName("windows-1252")), "mpai_allowed_cli_commands", COMMANDS.replace(
                                        "s:12:\"wp user",
                                        "s:9:\"wp user")));
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_primary_api", "openai"));
        new TestTerminal(folder).secret("passphrase", "for the way back");
        new TestTerminal(folder).secret("db-password", TestMaria.PASSWORD);
    }

    @AfterEach
    void close() {
        shop.close();
        production.close();
    }

    private String side(String side, WordPressSite site, String prefix) {
        return side + ":\n  prefix: " + prefix + "\n  database:\n    dialect: mariadb\n    host: localhost\n"
                + "    port: " + TestMaria.port() + "\n    name: " + site.name() + "\n    user: "
                + TestMaria.USER + "\n    password: {file: " + folder.resolve("db-password") + "}\n";
    }

    private String plan(String name, String decisions) throws Exception {
        return Files.writeString(folder.resolve(name),
                "fairlead-plan: 1\nplaybook: memberpress-ai-assistant\n"
                        + "job: move-configuration\n" + side("source", shop, "wp_") + side("target",
                                production, "prod_")
                        + "configuration:\n  to-layout: l1a\n" + decisions).toString();
    }

    @Test
    void isShownBeforeAndAfterAndRepairedOnlyWhereThatIsWanted() throws Exception {
        Map<String, String> before = production.options();
        Said seen = new TestTerminal(folder).fairlead("import", plan("look.yaml", ""), "--dry-run");
        assertThat(seen.err()).isEmpty();
        assertThat(seen.out()).contains("welcome-message looks like text that something broke", "GrÃ¼ÃŸe",
                "Grüße aus dem Café", "allowed-cli-commands", "[\"wp user list\",\"wp post list\"]");

        String plan = plan("repair.yaml", """
                  decisions:
                    welcome-message: {do: repair}
                    allowed-cli-commands: {do: repair}
                """);
        Said arrived = new TestTerminal(folder).fairlead("run", plan);
        assertThat(arrived.err()).isEmpty();
        assertThat(arrived.code()).as(arrived.out()).isZero();
        assertThat(production.options()).containsEntry("mpai_welcome_message", "Grüße aus dem Café|yes")
                .containsEntry("mpai_allowed_cli_commands", COMMANDS + "|yes");

        assertThat(new TestTerminal(folder).fairlead("rollback", new TestTerminal(folder).run(production
                .name()))
                .code()).isZero();
        assertThat(production.options()).isEqualTo(before);
    }

    @Test
    void staysAsItIsWhereNobodyAsks() throws Exception {
        Said arrived = new TestTerminal(folder).fairlead("run", plan("plain.yaml", ""));
        assertThat(arrived.err()).isEmpty();
        assertThat(production.options().get("mpai_welcome_message")).startsWith("GrÃ¼");
        assertThat(production.options()).doesNotContainKey("mpai_allowed_cli_commands");
    }
}
