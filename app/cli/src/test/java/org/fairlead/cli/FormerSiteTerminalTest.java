package org.fairlead.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanReader;
import org.fairlead.plan.PlanWriter;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspaces;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Once an upgrade is taken back, the old version is seen to work: a login, its projects, one of its files.
 */
class FormerSiteTerminalTest {
    private static final String PASSWORD = "canary-of-the-test-user-6613";

    @TempDir
    private Path folder;
    private SampleRun sample;
    private HttpServer old;
    private volatile boolean refuses;

    @BeforeEach
    void anOldSiteThatAnswers() throws Exception {
        sample = new SampleRun(folder, false, TestPostgres.v2());
        sample.secret("user-password", PASSWORD);
        old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", this::answer);
        old.start();
        Plan plan = new PlanReader(PlaybookCatalog.builtIn()).read(Files.readAllBytes(sample.plan()), "plan");
        Files.writeString(sample.plan(), PlanWriter.write(plan.withTarget(plan.target().withWeb(
                "http://localhost:" + old.getAddress().getPort())).withAcceptance(Acceptance.NONE.withLogins(
                        List.of(new Login("user", "ada", new SecretRef.FromFile(folder.resolve(
                                "user-password").toString()), "source"))))));
    }

    @AfterEach
    void close() {
        old.stop(0);
    }

    private void answer(HttpExchange exchange) throws java.io.IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            boolean logsIn = path.equals("/api/auth/login/") && body.contains("\"ada\"") && body.contains(
                    PASSWORD) && !refuses;
            byte[] said = (logsIn ? "{\"token\": \"t\", \"username\": \"ada\"}" : "{}").getBytes(
                    StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(logsIn || path.startsWith("/media/") ? 200 : 401, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private SampleRun.Said fairlead(String... arguments) {
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(arguments),
                java.util.stream.Stream.of("--home", sample.home().toString(), "--passphrase-file", folder
                        .resolve("passphrase").toString())).toArray(String[]::new);
        return sample.fairlead(all);
    }

    @Test
    void loginProjectsAndAFileAreHeldAgainstTheAssessment() throws Exception {
        SampleRun.Said moved = fairlead("run", sample.plan().toString());
        assertThat(moved.out()).as(moved.err()).contains("Upgrade").doesNotContain(PASSWORD);
        String run = fairlead("runs").out().substring(0, 13);

        SampleRun.Said back = fairlead("rollback", run);
        assertThat(back.out()).as(back.err()).contains("The site does again what it did before")
                .doesNotContain(PASSWORD);
        assertThat(said(run)).containsExactlyInAnyOrder("rollback.passed.former-login",
                "rollback.passed.former-count", "rollback.passed.former-file");

        refuses = true;
        Files.writeString(folder.resolve("v1/backend/media/assets/one.txt"), "two");
        SampleRun.Said again = fairlead("rollback", run);
        assertThat(again.code()).isEqualTo(ExitCode.GATE);
        assertThat(again.out()).contains("“ada” logged in to the old site before the run and no longer does",
                "assets/one.txt of the old site is gone or another one");
    }

    /** What was found of the old site, as the record has it. */
    private List<String> said(String run) throws Exception {
        try (Workspace workspace = Workspaces.open(sample.home())) {
            return workspace.record().log(run).findings("rollback").stream().filter(finding -> finding.id()
                    .startsWith("former/")).map(finding -> finding.problem().key()).toList();
        }
    }
}
