package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** A site changes from one provider to the other and back, and into a new version, from the terminal. */
class ProviderJourneyTest {
    @TempDir
    private Path folder;
    private WordPressSite site;
    private TestProvider provider;

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        provider = new TestProvider();
        secret("passphrase", "for the way back");
        secret("db-password", TestMaria.PASSWORD);
        secret("key", TestProvider.ANTHROPIC_KEY);
    }

    @AfterEach
    void close() {
        site.close();
        provider.close();
    }

    private void secret(String name, String content) throws Exception {
        new TestTerminal(folder).secret(name, content);
    }

    private String report() throws Exception {
        String run = new TestTerminal(folder).run(site.name());
        Path file = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", file.toString()).code()).isZero();
        return Files.readString(file);
    }

    private String plan(String name, String job, String rest) throws Exception {
        return Files.writeString(folder.resolve(name),
                "fairlead-plan: 1\nplaybook: memberpress-ai-assistant\n"
                        + "job: " + job
                        + "\nway: here\ntarget:\n  prefix: wp_\n  database:\n    dialect: mariadb\n"
                        + "    host: localhost\n    port: " + TestMaria.port() + "\n    name: " + site.name()
                        + "\n    user: " + TestMaria.USER + "\n    password: {file: " + folder.resolve(
                                "db-password")
                        + "}\n" + rest).toString();
    }

    private String change(String model) throws Exception {
        return plan("change.yaml", "change-provider", "provider:\n  to: anthropic\n  model: " + model
                + "\n  key: {file: " + folder.resolve("key") + "}\n  address: " + provider.address()
                + "\nconfiguration:\n  strategy: take-source\nchoices: {ask-provider: \"yes\"}\n");
    }

    @Test
    void changesTheProviderAndBack() throws Exception {
        Map<String, String> before = site.options();
        assertThat(fairlead("assess", change("claude-3-sonnet-20240229"), "--json").out()).contains(
                "provider.answers", "claude-3-haiku-20240307", "provider.limits.enough").doesNotContain(
                        "canary");
        Said changed = fairlead("run", change("claude-3-sonnet-20240229"));
        assertThat(changed.err()).isEmpty();
        assertThat(changed.out()).contains("1.4 → 1", "8000 → 4096")
                .doesNotContain("canary").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(changed.code()).isZero();
        assertThat(report()).contains(
                "anthropic answers to the key of the site, offers 3 models and takes 50")
                .doesNotContain("canary");
        assertThat(site.options()).containsEntry("mpai_primary_api", "anthropic|yes").containsEntry(
                "mpai_anthropic_model", "claude-3-sonnet-20240229|yes").containsEntry(
                        "mpai_anthropic_api_key", TestProvider.ANTHROPIC_KEY + "|yes").containsEntry(
                                "mpai_anthropic_temperature", "1|yes").containsEntry(
                                        "mpai_anthropic_max_tokens", "4096|yes").containsEntry(
                                                "mpai_api_key", "sk-canary-openai|yes");

        String run = new TestTerminal(folder).run(site.name());
        assertThat(fairlead("rollback", run).code()).isZero();
        assertThat(site.options()).isEqualTo(before);
    }

    @Test
    void asksWhereTheSiteAlreadyHasAValueOfItsOwn() throws Exception {
        String asking = plan("ask.yaml", "change-provider", "provider:\n  to: anthropic\n  key: {file: "
                + folder
                        .resolve("key") + "}\n  address: " + provider.address() + "\n");
        Said asked = fairlead("run", asking);
        assertThat(asked.code()).isEqualTo(ExitCode.DECISIONS);
        assertThat(asked.out()).contains("anthropic-temperature");
        assertThat(site.options()).containsEntry("mpai_primary_api", "openai|yes");
        String run = new TestTerminal(folder).run(site.name());
        assertThat(Files.deleteIfExists(Path.of("decisions-" + run + ".yaml"))).isTrue();
    }

    @Test
    void stopsBeforeAModelOrKeyThatTheProviderDoesNotTake() throws Exception {
        Said noModel = fairlead("run", change("claude-2.1"));
        assertThat(noModel.code()).isEqualTo(ExitCode.GATE);
        assertThat(noModel.out()).contains("claude-2.1 is not offered");

        secret("key", "sk-ant-canary-wrong");
        Said refused = fairlead("run", change("claude-3-opus-20240229"));
        assertThat(refused.code()).isEqualTo(ExitCode.GATE);
        assertThat(refused.out()).contains("does not accept the key").doesNotContain("canary");

        secret("key", "sk-canary-of-the-other");
        Said other = fairlead("run", change("claude-3-opus-20240229"));
        assertThat(other.out()).contains("does not look like one of anthropic").doesNotContain("canary");
        assertThat(site.options()).containsEntry("mpai_primary_api", "openai|yes");
    }

    @Test
    void carriesTheSettingsIntoANewVersion() throws Exception {
        Said nowhere = fairlead("run", plan("nowhere.yaml", "upgrade-layout", ""));
        assertThat(nowhere.code()).isEqualTo(ExitCode.GATE);
        assertThat(nowhere.out()).contains("does not say which version");
        Map<String, String> before = site.options();
        String upgrade = plan("upgrade.yaml", "upgrade-layout",
                "configuration:\n  to-layout: l2\nrehearsal: {skip-because: tried elsewhere}\n");
        Said done = fairlead("run", upgrade);
        assertThat(done.err()).isEmpty();
        assertThat(done.out()).contains("no place in the layout").doesNotContain("canary");
        assertThat(done.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(site.options().get("mpai_settings")).contains(
                "s:14:\"openai_api_key\";s:16:\"sk-canary-openai\"",
                "s:18:\"openai_temperature\";d:1;", "s:17:\"openai_max_tokens\";i:8000;");

        assertThat(report()).contains("What has no place on the target", "Hi, it&#39;s &lt;b&gt;me&lt;/b&gt;",
                "Welcome message").doesNotContain("canary");
        Said again = fairlead("import", upgrade);
        assertThat(again.out()).contains("Nothing had to be changed");
        String run = new TestTerminal(folder).run(site.name());
        Said back = fairlead("rollback", run);
        assertThat(back.code()).as(back.out()).isZero();
        assertThat(back.out()).contains("The old version differs from the new one (l1a and l2)",
                "settings are put back and compared",
                "Not there any more until the next attempt:", "- The assistant answers members too.",
                "- A welcome message of your own.", "fairlead next " + run);
        assertThat(site.options()).isEqualTo(before);
        assertThat(report()).contains("Integrations", "Settings of the tools and key of MemberPress",
                "before: noted · during: as it should be · after the rollback: as it should be");
    }
}
