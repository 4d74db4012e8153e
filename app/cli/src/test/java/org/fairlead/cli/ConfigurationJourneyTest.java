package org.fairlead.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.ComponentConfig;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestSsh;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings leave one WordPress site as a bundle and arrive on another, offline, from the terminal. */
class ConfigurationJourneyTest {
    @TempDir
    private Path folder;
    private WordPressSite shop;
    private WordPressSite production;
    private Path bundle;

    /** What a command said and how it ended. */
    private record Said(int code, String out, String err) {}

    private Said fairlead(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = FairleadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(
                        Stream.concat(Stream.of(arguments), Stream.of("--home", folder.resolve("home")
                                .toString())).toArray(
                                        String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    @BeforeEach
    void prepare() throws Exception {
        shop = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_temperature", "0.2",
                "_transient_mpai_x", "old"));
        bundle = folder.resolve("shop.fairlead");
        secret("bundle-passphrase", "for the road 4711");
        secret("passphrase", "for the way back");
        secret("db-password", TestMaria.PASSWORD);
    }

    @AfterEach
    void close() {
        shop.close();
        production.close();
    }

    private Path secret(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, content + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    private String endpoint(String side, WordPressSite site, String prefix) {
        return side + ":\n  prefix: " + prefix
                + "\n  database:\n    dialect: mariadb\n    host: localhost\n    port: "
                + TestMaria.port() + "\n    name: " + site.name() + "\n    user: " + TestMaria.USER
                + "\n    password: {file: " + folder.resolve("db-password") + "}\n";
    }

    private String plan(String name, String endpoints, String configuration) throws Exception {
        return Files.writeString(folder.resolve(name),
                "fairlead-plan: 1\nplaybook: memberpress-ai-assistant\n"
                        + "job: move-configuration\n" + endpoints + "configuration:\n" + configuration)
                .toString();
    }

    @Test
    void goesThroughEachWayInOneCommand() throws Exception {
        String out = plan("out.yaml", "way: export\n" + endpoint("source", shop, "wp_"), "  bundle: " + bundle
                + "\n  secrets: true\n");
        Said left = fairlead("run", out, "--passphrase-file", folder.resolve("bundle-passphrase").toString());
        assertThat(left.err()).isEmpty();
        assertThat(left.code()).isZero();
        assertThat(left.out()).contains("settings are stored").contains("encrypted").doesNotContain(
                "sk-canary")
                .doesNotContainPattern("\\[[a-z]+[.-]");

        String in = plan("in.yaml", "way: import\n" + endpoint("target", production, "prod_"), "  bundle: "
                + bundle + "\n  to-layout: l1a\n  strategy: take-source\n");
        Said arrived = fairlead("run", in, "--passphrase-file", folder.resolve("passphrase").toString(),
                "--bundle-passphrase-file", folder.resolve("bundle-passphrase").toString());
        assertThat(arrived.err()).isEmpty();
        assertThat(arrived.out()).contains("still as it came").doesNotContain("sk-canary")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(arrived.code()).isZero();

        production.set("mpai_temperature", "0.9");
        Said changed = fairlead("verify", in);
        assertThat(changed.code()).isEqualTo(ExitCode.GATE);
        assertThat(changed.out()).contains("not in").contains("as it arrived");
    }

    @Test
    void takesABundleFromAnotherMachineOrTheLastOne() throws Exception {
        String out = plan("out.yaml", "way: export\n" + endpoint("source", shop, "wp_"), "  bundle: " + bundle
                + "\n");
        assertThat(fairlead("run", out, "--passphrase-file", folder.resolve("bundle-passphrase").toString())
                .code()).isZero();
        String last = plan("last.yaml", "way: import\n" + endpoint("target", production, "prod_"),
                "  bundle: last\n  to-layout: l1a\n");
        assertThat(fairlead("import", last, "--dry-run", "--bundle-passphrase-file", folder.resolve(
                "bundle-passphrase").toString()).out()).contains("openai-temperature");
        Path machine = Files.createDirectories(folder.resolve("machine"));
        Files.move(bundle, machine.resolve("shop.fairlead"));
        assertThat(fairlead("assess", plan("gone.yaml", "way: import\n" + endpoint("target", production,
                "prod_"),
                "  bundle: last\n  to-layout: l1a\n")).err()).contains("has written none");
        Files.writeString(folder.resolve("ssh-password"), TestSsh.PASSWORD);
        Files.writeString(folder.resolve("known"), "");
        try (var server = new TestSsh(machine)) {
            String address = "sftp://" + TestSsh.USER + "@127.0.0.1:" + server.port() + "/shop.fairlead";
            String far = plan("far.yaml", "way: import\nsource:\n  ssh: {host: 127.0.0.1, port: " + server
                    .port()
                    + ", user: " + TestSsh.USER + ", password: {file: " + folder.resolve("ssh-password")
                    + "}, known-hosts: " + folder.resolve("known") + ", fingerprint: \"" + server
                            .fingerprint()
                    + "\"}\n" + endpoint("target", production, "prod_"), "  bundle: " + address
                            + "\n  to-layout: l1a\n");
            Said met = fairlead("import", far, "--dry-run", "--bundle-passphrase-file", folder.resolve(
                    "bundle-passphrase").toString());
            assertThat(met.err()).isEmpty();
            assertThat(met.out()).contains("openai-temperature");

            Said seen = fairlead("inspect", address, "--ssh-password-file", folder.resolve("ssh-password")
                    .toString(), "--known-hosts", folder.resolve("known").toString(), "--fingerprint", server
                            .fingerprint(), "--passphrase-file", folder.resolve("bundle-passphrase")
                                    .toString());
            assertThat(seen.err()).isEmpty();
            assertThat(seen.code()).isZero();
            assertThat(seen.out()).contains("memberpress-ai-assistant");
        }
    }

    private List<ComponentConfig> inside(Path file) throws Exception {
        try (VerifiedBundle read = new BundleReader().verify(BundleFile.at(file), new BundleKey.Passphrase(
                Secret
                        .of("for the road 4711"), Long.MAX_VALUE), ReadWatch.NONE)) {
            return read.components();
        }
    }

    @Test
    void theRoundTripOverAnEmptySiteIsTheSame() throws Exception {
        String all = "\n  secrets: true\n  environment: true\n";
        Path second = folder.resolve("second.fairlead");
        try (var empty = new WordPressSite("e_", "utf8mb4_unicode_ci", Map.of())) {
            assertThat(fairlead("run", plan("one.yaml", "way: export\n" + endpoint("source", shop, "wp_"),
                    "  bundle: " + bundle + all), "--passphrase-file", folder.resolve("bundle-passphrase")
                            .toString()).code()).isZero();
            assertThat(fairlead("run", plan("two.yaml", "way: import\n" + endpoint("target", empty, "e_"),
                    "  bundle: " + bundle + all + "  to-layout: l1a\n"), "--passphrase-file", folder.resolve(
                            "passphrase").toString(), "--bundle-passphrase-file", folder.resolve(
                                    "bundle-passphrase").toString()).code()).isZero();
            assertThat(fairlead("run", plan("three.yaml", "way: export\n" + endpoint("source", empty, "e_"),
                    "  bundle: " + second + all), "--passphrase-file", folder.resolve("bundle-passphrase")
                            .toString()).code()).isZero();
        }
        assertThat(inside(second)).isNotEmpty().isEqualTo(inside(bundle));
    }

    @Test
    void assessesBothSidesAndNamesAWrongPrefix() throws Exception {
        String both = plan("both.yaml", endpoint("source", shop, "wp_") + endpoint("target", production,
                "wrong_"), "  to-layout: l1a\n");
        Said wrong = fairlead("assess", both);
        assertThat(wrong.code()).isEqualTo(ExitCode.GATE);
        assertThat(wrong.out()).contains("prod_").contains("$table_prefix");

        String right = plan("right.yaml", endpoint("source", shop, "wp_") + endpoint("target", production,
                "prod_"), "  to-layout: l1a\n");
        Said seen = fairlead("assess", right);
        assertThat(seen.err()).isEmpty();
        assertThat(seen.code()).isZero();
        assertThat(seen.out()).contains("memberpress/memberpress.php", "mpai_something_new",
                "mpai_assistant_id_memberpress").doesNotContain("sk-canary").doesNotContainPattern(
                        "\\[[a-z]+[.-]");
        Said review = fairlead("run", right, "--dry-run");
        assertThat(review.out()).contains("AI provider").contains("prod_options");
    }

    private String exportPlan(boolean secrets) throws Exception {
        return plan("export.yaml", endpoint("source", shop, "wp_"), "  bundle: " + bundle + "\n  secrets: "
                + secrets
                + "\n");
    }

    private String importPlan() throws Exception {
        return plan("import.yaml", "way: import\n" + endpoint("target", production, "prod_"), "  bundle: "
                + bundle
                + "\n  to-layout: l1a\n");
    }

    private Said export(boolean secrets) throws Exception {
        return fairlead("export", exportPlan(secrets), "--passphrase-file", folder.resolve(
                "bundle-passphrase")
                .toString());
    }

    private Said arrive(String... more) throws Exception {
        assertThat(fairlead("assess", importPlan()).code()).isZero();
        return fairlead(Stream.concat(Stream.of("import", importPlan(), "--passphrase-file", folder.resolve(
                "passphrase").toString(), "--bundle-passphrase-file", folder.resolve("bundle-passphrase")
                        .toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void goesThereWithADecisionAndBack() throws Exception {
        Map<String, String> before = production.options();
        before.remove("_transient_mpai_x");
        Said exported = export(true);
        assertThat(exported.err()).isEmpty();
        assertThat(exported.code()).isZero();
        assertThat(exported.out()).contains("encrypted").contains("mpai_something_new").doesNotContain(
                "sk-canary");

        Said review = arrive("--dry-run");
        assertThat(review.code()).isEqualTo(ExitCode.DECISIONS);
        assertThat(review.out()).contains("conflict").contains("(set)").doesNotContain("sk-canary")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        Said asked = arrive();
        assertThat(asked.code()).isEqualTo(ExitCode.DECISIONS);
        Path decisions = Files.writeString(folder.resolve("decisions.yaml"),
                "fairlead-decisions: 1\nrun: x\ndecisions:\n  openai-temperature: take\n");
        Said arrived = arrive("--decisions", decisions.toString());
        assertThat(arrived.err()).isEmpty();
        assertThat(arrived.code()).isZero();
        assertThat(production.options()).containsEntry("mpai_temperature", "1.4|yes").containsEntry(
                "mpai_api_key",
                "sk-canary-openai|yes").doesNotContainKey("_transient_mpai_x");

        String run = fairlead("runs").out().lines().filter(line -> line.contains(production.name()))
                .findFirst()
                .orElseThrow().substring(0, 13);
        Said back = fairlead("rollback", run, "--passphrase-file", folder.resolve("passphrase").toString());
        assertThat(back.err()).isEmpty();
        assertThat(back.code()).isZero();
        assertThat(production.options()).isEqualTo(before);
        for (Path written : List.of(Path.of("decisions-" + run + ".yaml"))) {
            Files.deleteIfExists(written);
        }
    }

    @Test
    void namesTheSecretsThatHaveToBeEntered() throws Exception {
        assertThat(export(false).code()).isZero();
        production.run("DELETE FROM prod_options WHERE option_name = 'mpai_temperature'");
        Said arrived = arrive();

        assertThat(arrived.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(arrived.out()).contains("openai-api-key");
        assertThat(production.options()).doesNotContainKey("mpai_api_key");
    }

    @Test
    void keepsKeysOutOfEverythingItWrites() throws Exception {
        export(true);
        arrive("--dry-run", "--json");
        production.run("DELETE FROM prod_options WHERE option_name = 'mpai_temperature'");
        arrive();

        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(content.contains("sk-canary")).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void tellsAWrongPassphraseFromADamagedBundle() throws Exception {
        export(true);
        secret("wrong", "something else");
        assertThat(fairlead("import", importPlan(), "--passphrase-file", folder.resolve("passphrase")
                .toString(), "--bundle-passphrase-file", folder.resolve("bundle-passphrase").toString())
                .code()).as("not before it was looked at").isEqualTo(ExitCode.GATE);
        assertThat(fairlead("assess", importPlan()).code()).isZero();
        assertThat(fairlead("import", importPlan(), "--passphrase-file", folder.resolve("passphrase")
                .toString(),
                "--bundle-passphrase-file", folder.resolve("wrong").toString()).code()).isEqualTo(
                        ExitCode.WRONG_KEY);
        byte[] content = Files.readAllBytes(bundle);
        content[content.length - 100] ^= 1;
        Files.write(bundle, content);
        Map<String, String> before = production.options();

        assertThat(arrive().code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(production.options()).isEqualTo(before);
    }

    @Test
    void showsWhereListsDiffer() throws Exception {
        production.set("mpai_allowed_cli_commands",
                "a:2:{i:0;s:12:\"wp user list\";i:1;s:12:\"wp post list\";}");
        export(false);

        assertThat(arrive("--dry-run").out()).contains("    − wp post list", "    + wp post list --format=")
                .doesNotContain("    + wp user list");
    }
}
