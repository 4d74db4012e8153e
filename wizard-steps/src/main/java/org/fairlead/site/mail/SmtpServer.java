package org.fairlead.site.mail;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.fairlead.model.Problem;
import org.fairlead.site.MailServer;
import org.fairlead.site.SiteException;

/**
 * Mail over SMTP with Jakarta Mail. A password goes only over an encrypted connection whose certificate is
 * trusted, or to this computer itself. What the server says is not repeated: it may quote what it was sent.
 */
public final class SmtpServer implements MailServer {
    private static final String MILLIS = "15000";
    private static final int DEEPEST = 10;
    private static final Pattern CODE = Pattern.compile("^\\s*([245][0-9]{2})\\b");

    @Override
    public void greet(Login login) throws SiteException {
        try (Transport open = opened(login, session(login))) {
            requireOpen(open, login);
        } catch (MessagingException e) {
            throw failed(login, e);
        }
    }

    private static void requireOpen(Transport open, Login login) throws SiteException {
        if (!open.isConnected()) {
            throw new SiteException(Problem.blocker("mail.problem.no-answer", login.place(), ""));
        }
    }

    @Override
    public void send(Login login, Mail mail) throws SiteException {
        Session session = session(login);
        try (Transport open = opened(login, session)) {
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(mail.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.when().atOffset(
                    ZoneOffset.UTC)));
            message.saveChanges();
            open.sendMessage(message, message.getAllRecipients());
        } catch (AddressException e) {
            throw new SiteException(Problem.blocker("mail.problem.address"));
        } catch (MessagingException e) {
            throw failed(login, e);
        }
    }

    private static Session session(Login login) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", login.host());
        settings.setProperty("mail.smtp.port", Integer.toString(login.port()));
        settings.setProperty("mail.smtp.auth", Boolean.toString(!login.user().isEmpty()));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(login.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(login.startTls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", MILLIS);
        settings.setProperty("mail.smtp.timeout", MILLIS);
        settings.setProperty("mail.smtp.writetimeout", MILLIS);
        return Session.getInstance(settings);
    }

    private static Transport opened(Login login, Session session) throws MessagingException, SiteException {
        boolean loggingIn = !login.user().isEmpty();
        if (loggingIn && !login.startTls() && !login.isHere()) {
            throw new SiteException(Problem.blocker("mail.problem.clear", login.place()));
        }
        Transport transport = session.getTransport("smtp");
        if (loggingIn) {
            transport.connect(login.host(), login.port(), login.user(), login.password().revealText());
        } else {
            transport.connect(login.host(), login.port(), null, null);
        }
        return transport;
    }

    private static SiteException failed(Login login, MessagingException failure) {
        String key = switch (failure) {
            case AuthenticationFailedException refused -> "mail.problem.login";
            case SendFailedException notTaken -> "mail.problem.not-taken";
            default -> key(failure);
        };
        return new SiteException(Problem.blocker(key, login.place(), code(failure))); // the cause may quote a secret
    }

    private static String key(MessagingException failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST && cause != null; depth++) {
            if (cause instanceof UnknownHostException) {
                return "mail.problem.no-name";
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return "mail.problem.no-port";
            }
            if (cause instanceof SSLException) {
                return "mail.problem.no-trust";
            }
            cause = cause.getCause();
        }
        return String.valueOf(failure.getMessage()).contains("STARTTLS") ? "mail.problem.no-tls"
                : "mail.problem.no-answer";
    }

    /** The code of the server's answer, where there was one. */
    private static String code(MessagingException failure) {
        Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? code.group(1) : "–";
    }
}
