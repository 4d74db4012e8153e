package org.fairlead.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;
import redis.embedded.RedisServer;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** A dashboard with a Redis that wants a password: filled in from its settings, upgraded, and taken back. */
class StoreTerminalTest {
    private static final String PASSWORD = "canary-redis-password-4714";
    private static final String UNSAID = "\\[[a-z]+[.-]";

    @TempDir
    private Path folder;
    private final int port = TestRedis.free();
    private final RedisServer server = TestRedis.start(port, List.of("requirepass " + PASSWORD));
    private final Jedis client = new Jedis("localhost", port);
    private final String database = FaradayBase.small();
    private TestTerminal terminal = new TestTerminal(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "the way back 4711");
        terminal.secret("db-password", "postgres");
        terminal.secret("redis-password", PASSWORD);
        client.auth(PASSWORD);
        client.select(3);
        client.sadd("blocked_ips", "203.0.113.7");
        client.set("activity:1", "canary-content-4716", SetParams.setParams().ex(5000));
        client.set("activity:2", "canary-content-4716", SetParams.setParams().ex(5000));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.stop();
    }

    private Said done(String... arguments) {
        Said said = terminal.fairlead(arguments);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).doesNotContain("canary").doesNotContainPattern(UNSAID);
        return said;
    }

    /** The plan that the site's own settings fill, with the passwords where they are to be had. */
    private String plan() throws Exception {
        DatabaseAddress address = TestPostgres.address(database);
        Path settings = Files.writeString(folder.resolve("site.env"),
                "DATABASE_URL=postgresql://postgres@localhost:"
                        + address.port() + "/" + database + "\nREDIS_URL=redis://:" + PASSWORD + "@localhost:"
                        + port
                        + "/3\n");
        String yaml = done("plan", "--playbook", "faraday-dashboard", "--job", "upgrade-suite", "--target",
                settings.toString()).out();
        assertThat(yaml).contains("redis:\n    host: localhost\n    port: " + port + "\n    database: 3\n"
                + "    password: {ask: true}\n    tls: disable");
        Files.delete(settings);
        String filled = yaml.replaceFirst("(?s)(database:.*?)\\{ask: true}", "$1{file: " + folder.resolve(
                "db-password") + "}").replace("{ask: true}", "{file: " + folder.resolve("redis-password")
                        + "}").replace("# user-types:", "user-types: all-student #").replaceAll(
                                "settings: .*", "settings: \"\"");
        return Files.writeString(folder.resolve("plan.yaml"), filled).toString();
    }

    @Test
    void isFilledInTriedUpgradedAndTakenBackWithoutASecretAnywhere() throws Exception {
        String plan = plan();

        assertThat(done("assess", plan).out()).contains("Redis", "3 keys in redis://localhost:" + port + "/3",
                "block-list  1  0  1  1  keep", "results  2  2  0  1  cache");
        assertThat(done("upgrade", plan, "--dry-run").out()).contains(
                "Empty what the program caches in Redis: removes 2 keys", "removed redis://localhost:" + port
                        + "/3 activity:1");
        assertThat(client.dbSize()).isEqualTo(3);

        Said ran = done("run", plan);
        assertThat(ran.out()).contains("The restore of Redis was rehearsed", "3 keys equal, 0 different",
                "Empty what the program caches in Redis: done, 2 removed");
        assertThat(client.keys("*")).containsExactly("blocked_ips");

        String run = terminal.run(database);
        assertThat(done("report", run, "--out", folder.resolve("report.html").toString()).code()).isZero();
        assertThat(done("rollback", run, "--dry-run").out()).contains("redis://localhost:" + port
                + "/3: 2 keys are put back");
        assertThat(done("rollback", run).code()).isZero();
        assertThat(client.dbSize()).isEqualTo(3);
        assertThat(client.pttl("activity:1")).isBetween(4_000_000L, 5_000_000L);
        assertNothingInClear();
    }

    private void assertNothingInClear() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("redis-password"))
                    .toList()).isNotEmpty().allSatisfy(file -> assertThat(new String(Files.readAllBytes(file),
                            StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("canary"));
        }
    }
}
