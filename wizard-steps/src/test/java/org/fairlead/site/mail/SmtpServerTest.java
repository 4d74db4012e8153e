package org.fairlead.site.mail;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;
import org.fairlead.site.MailServer.Login;
import org.fairlead.site.MailServer.Mail;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Against a real mail server in this process. */
class SmtpServerTest {
    private static final String PASSWORD = "canary-mail-password-31";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1",
            ServerSetup.PROTOCOL_SMTP));
    private final SmtpServer smtp = new SmtpServer();

    @BeforeEach
    void start() {
        server.start();
        server.setUser("site@shop.example", "site", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Login login(String password) {
        return new Login("127.0.0.1", server.getSmtp().getPort(), "site", Secret.of(password), false);
    }

    private interface Work {
        void run() throws SiteException;
    }

    private static Problem refused(Work work) {
        SiteException refused = catchThrowableOfType(SiteException.class, work::run);
        assertThat(refused).isNotNull();
        assertThat(refused.problem().args().toString()).doesNotContain("canary");
        return refused.problem();
    }

    @Test
    void greetsAndLogsInAndSendsNothing() throws Exception {
        smtp.greet(login(PASSWORD));

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(refused(() -> smtp.greet(login("canary-wrong"))).key()).isEqualTo("mail.problem.login");
    }

    @Test
    void handsOverAMail() throws Exception {
        smtp.send(login(PASSWORD), new Mail("Shop <noreply@shop.example>", "owner@home.example", "Test – ä",
                "First\nsecond ü", Instant.EPOCH));

        assertThat(server.getReceivedMessages()).hasSize(1);
        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Test – ä");
        assertThat(message.getFrom()[0]).hasToString("Shop <noreply@shop.example>");
        assertThat(message.getContent().toString()).contains("second ü");
        assertThat(GreenMailUtil.getAddressList(message.getAllRecipients())).isEqualTo("owner@home.example");
    }

    @Test
    void whatIsNoAddressIsSaidAndNothingIsSent() {
        for (String no : new String[]{"nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example",
                ""}) {
            assertThat(refused(() -> smtp.send(login(PASSWORD), new Mail("noreply@shop.example", no, "s", "t",
                    Instant.EPOCH))).key())
                    .as(no).isEqualTo("mail.problem.address");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithNamePortAndEncryption() throws IOException {
        assertThat(refused(() -> smtp.greet(new Login("no-such-host.invalid", 587, "", Secret.of(""), true)))
                .key()).isEqualTo("mail.problem.no-name");
        int closed;
        try (var free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        assertThat(refused(() -> smtp.greet(new Login("127.0.0.1", closed, "", Secret.of(""), false))).key())
                .isEqualTo("mail.problem.no-port");
        assertThat(refused(() -> smtp.greet(new Login("127.0.0.1", server.getSmtp().getPort(), "site", Secret
                .of(
                        PASSWORD), true))).key()).isEqualTo("mail.problem.no-tls");
        assertThat(refused(() -> smtp.greet(new Login("mail.example", 587, "site", Secret.of(PASSWORD),
                false)))
                .key()).as("a password never travels in the clear").isEqualTo("mail.problem.clear");
    }
}
