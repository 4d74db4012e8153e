package org.fairlead.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** A dashboard is upgraded and watched afterwards; when it fails, it is time to go back. */
class WatchTerminalTest {
    @TempDir
    private Path folder;
    private TestTerminal terminal = new TestTerminal(Path.of(""));
    private HttpServer server;
    private String database = "";
    private volatile boolean healthy = true;

    @BeforeEach
    void prepare() throws Exception {
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "the way back 4711");
        terminal.secret("db-password", "canary-database-password");
        database = FaradayBase.withRoles();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> answer(exchange, "{\"status\": \"healthy\"}"));
        server.createContext("/ready", exchange -> answer(exchange, "{\"status\": \"ready\"}"));
        server.createContext("/metrics", exchange -> answer(exchange, "up 1"));
        server.start();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(healthy ? 200 : 503, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String plan() throws Exception {
        DatabaseAddress address = TestPostgres.address(database);
        return Files.writeString(folder.resolve("plan.yaml"), """
                fairlead-plan: 1
                playbook: faraday-dashboard
                job: upgrade-suite
                way: here
                target:
                  database:
                    dialect: postgresql
                    host: localhost
                    port: %d
                    name: %s
                    user: postgres
                    password: {file: %s}
                  web: http://localhost:%d
                choices:
                  user-types: by-role
                success-criteria: [Everybody can log in]
                rollback-triggers: [Nobody can log in]
                acceptance:
                  watch: {every-seconds: 5, failures: 2}
                  checks:
                    - {id: users, sql: SELECT count(*) FROM dashboard_users, expect: "%d"}
                """.formatted(address.port(), database, folder.resolve("db-password"), server.getAddress()
                .getPort(), FaradayBase.everything(database).get("dashboard_users").size())).toString();
    }

    private Said said(String... arguments) {
        Said said = terminal.fairlead(arguments);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).doesNotContain("canary").doesNotContainPattern("\\[[a-z]+[.-]");
        return said;
    }

    @Test
    void watchesTriesUnderLoadAndSaysWhenToGoBack() throws Exception {
        String plan = plan();
        assertThat(terminal.agreed("assess", plan).code()).isZero();
        String run = terminal.run(database);
        Said early = terminal.fairlead("watch", run, "--for", "0s");
        assertThat(early.code()).as("nothing to watch yet").isEqualTo(ExitCode.GATE);

        Said ran = said("run", plan);
        assertThat(ran.code()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        assertThat(ran.out()).contains("The plan says to go back when: Nobody can log in");
        Said once = said("watch", run, "--for", "0s");
        assertThat(once.code()).isZero();
        assertThat(once.out()).contains("all answer", "/health: 1 looks, 0 failed",
                "A suite with its tools: 1 looks", "own/users: 1 looks", "connection: 1 looks",
                "all answered in time");

        Said load = said("watch", run, "--load", "/health");
        assertThat(load.code()).isZero();
        assertThat(load.out()).contains("1 at once", "5 at once", "10 at once", "/health");

        healthy = false;
        Said down = said("watch", run, "--for", "1m");
        assertThat(down.code()).isEqualTo(ExitCode.GATE);
        assertThat(down.out()).contains("3 failing", "/health failed 2 times in a row",
                "The plan says to go back when: Nobody can log in", "fairlead rollback " + run);
        assertThat(down.out().lines().filter(line -> line.contains("things looked at"))).as(
                "it ends as soon as it is time").hasSize(2);

        String report = folder.resolve("report.html").toString();
        assertThat(said("report", run, "--out", report).code()).isZero();
        ticked(run);
        assertThat(said("report", run, "--out", report).code()).isZero();
        assertThat(Files.readString(Path.of(report))).contains("Checklists", "Told in the staff room",
                "Everybody can log in", "Nobody can log in", "ticked", "☑", "☐", "Watching",
                "/health failed 2 times in a row",
                "Under load", "10").doesNotContain("canary");

        assertThat(said("rollback", run).code()).isZero();
        healthy = true;
        Said back = said("watch", run, "--for", "0s");
        assertThat(back.code()).as("what is not there any more is not judged").isZero();
        assertThat(said("watch", run, "--load", "/no-such-page").code()).isEqualTo(ExitCode.GATE);
    }

    private void ticked(String run) {
        Said listed = said("check", run);
        assertThat(listed.out()).contains("[ ] say-done", "[ ] success-1  Everybody can log in", "0 of ");
        assertThat(said("check", run, "say-done", "--note", "Told in the staff room").out()).contains(
                "[x] say-done", "Told in the staff room", "1 of ");
        assertThat(said("check", run, "success-1").out()).contains("[x] success-1");
        assertThat(said("check", run, "success-1", "--undo").out()).contains("[ ] success-1");
        assertThat(terminal.fairlead("check", run, "no-such").err()).contains(
                "nothing to tick that is called no-such");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        Said refused = terminal.fairlead("watch", "2026-01-01-01", "--for", "soon");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("soon is no time");
        assertThat(terminal.fairlead("watch", "2026-01-01-01", "--for", "8d").code()).isEqualTo(
                ExitCode.USAGE);
    }
}
