package org.fairlead.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestSsh;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan whose connections are filled in from what lies on the site. */
class PlanPlacesTest {
    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {}

    private Said fairlead(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = FairleadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--home", folder.resolve("home")
                        .toString())).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private Said plan(String php) throws Exception {
        Path config = Files.writeString(folder.resolve("wp-config.php"), "<?php\n" + php);
        return fairlead("plan", "--playbook", "memberpress-ai-assistant", "--job", "move-configuration",
                "--source", config.toString(), "--out", folder.resolve("plan.yaml").toString());
    }

    private static String database(String name, String host) {
        return "define('DB_NAME', '" + name + "'); define('DB_USER', '" + TestMaria.USER
                + "'); define('DB_PASSWORD', '" + TestMaria.PASSWORD + "'); define('DB_HOST', '" + host
                + "'); $table_prefix = 'shop_';";
    }

    @Test
    void aPlanFromAWpConfigNeedsNoPasswordTypedAndHoldsNone() throws Exception {
        try (var shop = new WordPressSite("shop_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST)) {
            Said said = plan(database(shop.name(), "127.0.0.1:" + TestMaria.port()));

            String yaml = Files.readString(folder.resolve("plan.yaml"));
            assertThat(said.code()).isZero();
            assertThat(said.err()).contains("on the site's own machine").doesNotContain(TestMaria.PASSWORD);
            assertThat(yaml).contains("prefix: shop_", "{wp-config: ", "name: " + shop.name()).doesNotContain(
                    TestMaria.PASSWORD);

            Path bundle = folder.resolve("shop.fairlead");
            Path passphrase = Files.writeString(folder.resolve("passphrase"), "for the road 4711\n");
            Said export = fairlead("export", folder.resolve("plan.yaml").toString(), "--out", bundle
                    .toString(), "--passphrase-file", passphrase.toString());
            assertThat(export.err()).isEmpty();
            assertThat(export.code()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
            assertThat(bundle).exists();
        }
    }

    @Test
    void aSiteIsReadAndExportedOverSshAlone() throws Exception {
        Path files = Files.createDirectories(folder.resolve("srv"));
        try (var shop = new WordPressSite("shop_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
                var server = new TestSsh(files)) {
            Files.writeString(files.resolve("wp-config.php"), "<?php " + database(shop.name(), "localhost:"
                    + TestMaria.port()));
            Path key = server.keyFile(folder.resolve("key"), "");
            String place = "sftp://" + TestSsh.USER + "@127.0.0.1:" + server.port() + "/wp-config.php";
            String plan = folder.resolve("plan.yaml").toString();

            Said unknown = fairlead("plan", "--playbook", "memberpress-ai-assistant", "--job",
                    "move-configuration", "--source", place, "--ssh-key", key.toString(), "--out", plan);
            assertThat(unknown.code()).isEqualTo(ExitCode.FAILED);
            assertThat(unknown.err()).contains("is not known yet", "fingerprint: " + server.fingerprint());
            assertThat(folder.resolve("plan.yaml")).doesNotExist();

            Said said = fairlead("plan", "--playbook", "memberpress-ai-assistant", "--job",
                    "move-configuration", "--source", place, "--ssh-key", key.toString(), "--ssh-fingerprint",
                    server.fingerprint(), "--out", plan);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(Files.readString(folder.resolve("plan.yaml"))).contains("key-file: " + key,
                    "fingerprint: \"" + server.fingerprint(), "{wp-config: \"" + place, "prefix: shop_")
                    .doesNotContain(TestMaria.PASSWORD);

            Path passphrase = Files.writeString(folder.resolve("passphrase"), "for the road 4711\n");
            Said export = fairlead("export", plan, "--out", folder.resolve("shop.fairlead").toString(),
                    "--passphrase-file", passphrase.toString());
            assertThat(export.err()).isEmpty();
            assertThat(export.code()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
            assertThat(folder.resolve("shop.fairlead")).exists();
        }
    }

    @Test
    void saysWhatHasToBeEnteredByHand() throws Exception {
        Said said = plan("define('DB_NAME', getenv('DB')); define('DB_USER', 'u'); define('DB_PASSWORD', "
                + "getenv('PW')); define('DB_HOST', ':/run/mysqld.sock'); require 'local.php';");

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("DB_NAME is worked out by PHP", "DB_PASSWORD is worked out by PHP",
                "/run/mysqld.sock", "over SSH", "$table_prefix; it includes local.php");
        assertThat(Files.readString(folder.resolve("plan.yaml"))).contains("password: {ask: true}",
                "user: u", "host: localhost");
    }

    @Test
    void aFileOfAnotherSystemIsRefused() throws Exception {
        Path config = Files.writeString(folder.resolve("wp-config.php"), "<?php " + database("x", "y"));

        Said said = fairlead("plan", "--playbook", "ai-design-tool", "--job", "upgrade-v1-v2", "--source",
                config.toString());

        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("is of a WordPress site");
    }

    @Test
    void aDatabaseFileAndAnAddressFillAPlanToo() {
        Said said = fairlead("plan", "--playbook", "ai-design-tool", "--job", "upgrade-v1-v2", "--source",
                "jdbc:sqlite:/srv/db.sqlite3", "--target", "postgresql://design:secret@db.example:5433/new");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("file: /srv/db.sqlite3", "host: db.example", "port: 5433",
                "name: new", "user: design", "password: {ask: true}").doesNotContain("secret@", ":secret");
        assertThat(Map.of("err", said.err())).containsEntry("err", "");
    }

    @Test
    void takesTheHostAsItIsWrittenAndNeverAnotherOne() throws Exception {
        String plan = folder.resolve("suite.yaml").toString();
        Said underscore = fairlead("plan", "--playbook", "faraday-dashboard", "--job", "upgrade-suite",
                "--target",
                "postgresql://deploy:s3cr@t@faraday_db:5433/faraday", "--out", plan);
        assertThat(underscore.code()).as(underscore.err()).isZero();
        assertThat(Files.readString(Path.of(plan))).contains("host: faraday_db", "port: 5433",
                "user: deploy",
                "name: faraday").doesNotContain("s3cr");
        for (String wrong : List.of("postgresql://deploy:s3cr#t@db/faraday",
                "postgresql://deploy:s3cret@a,b/faraday",
                "postgresql://deploy:s3cr^t@db:x/faraday")) {
            Said refused = fairlead("plan", "--playbook", "faraday-dashboard", "--job", "upgrade-suite",
                    "--target",
                    wrong, "--out", folder.resolve("none.yaml").toString());
            assertThat(refused.code()).as(wrong).isNotZero();
            assertThat(refused.err() + refused.out()).contains("The address cannot be understood")
                    .doesNotContain(
                            "s3cr");
        }
    }
}
