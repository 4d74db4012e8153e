package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.SampleRun.Said;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The mail of a new site is tried before it is needed, and a test mail shows that it goes out. */
class MailTerminalTest {
    private static final String PASSWORD = "canary-mail-password-32";

    @TempDir
    private Path folder;
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1",
            ServerSetup.PROTOCOL_SMTP));
    private SampleRun sample;

    @BeforeEach
    void prepare() throws Exception {
        server.start();
        server.setUser("site@shop.example", "site", PASSWORD);
        sample = new SampleRun(folder, false, TestPostgres.v2());
        sample.secret("mail-password", PASSWORD);
        String plan = SampleRun.read(sample.plan());
        assertThat(plan).contains("\nchoices:\n");
        Files.writeString(sample.plan(), plan.replaceFirst("\\nchoices:\\n", """

                secrets:
                  email-password: {file: "%s"}
                choices:
                  email-host: 127.0.0.1
                  email-port: %d
                  email-user: site
                  email-tls: "False"
                  email-from: noreply@shop.example
                """.formatted(folder.resolve("mail-password"), server.getSmtp().getPort())));
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private Said say(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", sample.home().toString(), "--passphrase-file", folder.resolve(
                "passphrase")
                .toString()));
        Said said = sample.fairlead(all.toArray(String[]::new));
        assertThat(said.out() + said.err()).doesNotContain("canary-mail").doesNotContainPattern(
                "\\[(mail|cli|assess)[.-]");
        return said;
    }

    private String run() {
        return say("runs").out().substring(0, 13);
    }

    @Test
    void theLoginIsTriedBeforeAndAMailGoesOutAfterwards() throws Exception {
        String plan = sample.plan().toString();
        assertThat(say("assess", plan, "--json").out()).contains("mail.passed.login");
        assertThat(server.getReceivedMessages()).as("nothing is sent by looking").isEmpty();

        Said early = say("mail", run(), "--to", "owner@home.example");
        assertThat(early.code()).isNotZero();
        assertThat(early.out() + early.err()).as("the settings are not written yet").contains(
                "Mail reaches nobody: EMAIL_BACKEND");

        assertThat(say("run", plan).code()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        Said sent = say("mail", run(), "--to", "owner@home.example");
        assertThat(sent.code()).as(sent.out() + sent.err()).isZero();
        assertThat(sent.out()).contains("A test mail was handed to 127.0.0.1:" + server.getSmtp().getPort(),
                "fairlead check " + run() + " test-mail");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("after run " + run(),
                "please say where you asked for it");
        assertThat(say("check", run(), "test-mail").out()).contains("[x] test-mail");

        Path report = folder.resolve("report.html");
        say("report", run(), "--out", report.toString());
        assertThat(report).content().contains("A test mail was handed to").doesNotContain(
                "owner@home.example",
                PASSWORD);
        Said nobody = say("mail", run(), "--to", "nobody");
        assertThat(nobody.code()).isNotZero();
        assertThat(nobody.out() + nobody.err()).contains("no address of mail");
    }

    @Test
    void aLoginThatIsRefusedIsToldBefore() throws Exception {
        sample.secret("mail-password", "canary-mail-wrong");

        Said said = say("assess", sample.plan().toString());

        assertThat(said.out()).contains("does not accept the login");
    }

    @Test
    void aStoredPasswordIsNotShownToAnotherServer() throws Exception {
        Path env = folder.resolve("v1/backend/.env");
        Files.writeString(env, SampleRun.read(env) + "\nEMAIL_HOST=mail.old.example\nEMAIL_HOST_USER=site\n"
                + "EMAIL_HOST_PASSWORD=" + PASSWORD + "\nEMAIL_BACKEND=x\n");
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()).replaceAll(
                "secrets:\n  email-password.*\n|  email-user.*\n", ""));

        Said said = say("assess", sample.plan().toString());

        assertThat(said.out()).contains("answers. No login was tried");
    }

    @Test
    void mailThatReachesNobodyIsTold() throws Exception {
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()).replaceAll("(secrets:\n)?  email-.*\n",
                "")
                .replaceFirst(
                        "\nchoices:\n", "\nchoices:\n  send-mail: \"no\"\n"));

        Said said = say("assess", sample.plan().toString());

        assertThat(said.out()).contains("Mail reaches nobody: EMAIL_BACKEND");
    }
}
