package org.fairlead.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.machine.PortLook;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.MailSettings;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.MailServer;
import org.fairlead.site.MailServer.Login;
import org.fairlead.site.MailServer.Mail;
import org.fairlead.site.Server;
import org.fairlead.site.Shell;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * Whether the application's mail will go out, with the settings that it has or will have: they are tried
 * before
 * the run without sending anything, looked at afterwards, and a test mail goes when a person asks for it.
 */
record RunMail(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    private MailSettings names() {
        return playbook.environment().mail();
    }

    /** Whether there is mail to look after. */
    private boolean applies() {
        return names().isThere() && plan.way().hasTarget();
    }

    /**
     * Before the run: name, port, encryption and login, from here and, for the port, from the machine of the
     * site.
     */
    List<Finding> before() throws ProblemException {
        if (!applies()) {
            return List.of();
        }
        return carefully("assess.group.mail", () -> look(MailValues.planned(playbook, plan, sites),
                "assess.group.mail", true));
    }

    /** Afterwards: with the settings that stand there now; nobody logs in. */
    List<Finding> after() throws ProblemException {
        return applies() ? carefully("verify.group.mail", () -> look(MailValues.standing(playbook, plan,
                sites),
                "verify.group.mail", false)) : List.of();
    }

    private interface Look {
        List<Finding> look() throws ProblemException;
    }

    /** What cannot be looked at is told; it stops nothing. */
    private static List<Finding> carefully(String group, Look look) {
        try {
            return look.look();
        } catch (ProblemException e) {
            return List.of(new Finding("mail/look", group, new Problem(Severity.WARNING, e.problem().key(), e
                    .problem().args())));
        }
    }

    /**
     * Sends one mail with the settings that the application has now.
     *
     * @throws SiteException
     * where they send nothing, or the server does not take it
     */
    Problem send(String to, String subject, String text, Instant when) throws ProblemException {
        if (!applies()) {
            throw new SiteException(Problem.blocker("mail.problem.none"));
        }
        MailValues values = MailValues.standing(playbook, plan, sites);
        Optional<Problem> silent = values.silent();
        if (silent.isPresent()) {
            throw new SiteException(new Problem(Severity.BLOCKER, silent.get().key(), silent.get().args()));
        }
        var mail = new Mail(values.of(names().from()), to, subject, text, when);
        try (Secret password = values.password()) {
            Login login = values.login(password);
            if (isBesideTheSite(login)) {
                handOverThere(login, mail);
            } else {
                sites.mail().send(login, mail);
            }
            log.event(Problem.info("mail.event.sent", login.place()));
            return Problem.passed("mail.sent", login.place(), names().arrived());
        }
    }

    /**
     * Whether the server is one that only the machine of the site, another than this one, means by its name.
     */
    private boolean isBesideTheSite(Login login) {
        return login.isHere() && (plan.target().ssh().isThere() || RemotePlace.is(plan.target().app())
                || RemotePlace.is(plan.target().settings()));
    }

    /** Through the machine of the site, where it is logged in to. */
    private void handOverThere(Login login, Mail mail) throws ProblemException {
        if (!plan.target().ssh().isThere()) {
            throw new SiteException(Problem.blocker("mail.problem.only-there", login.place()));
        }
        try (Server server = sites.server(plan.target().ssh(), Side.TARGET);
                Tunnel tunnel = server.tunnel(login.host(), login.port())) {
            sites.mail().send(new Login("127.0.0.1", tunnel.port(), login.user(), login.password(), login
                    .startTls()), mail);
        }
    }

    private List<Finding> look(MailValues values, String group, boolean tries) throws ProblemException {
        Optional<Problem> silent = values.silent();
        if (silent.isPresent()) {
            return List.of(new Finding("mail/backend", group, silent.get()));
        }
        if (!tries) {
            return List.of(new Finding("mail/backend", group, Problem.passed("mail.passed.settings", values
                    .of(
                            names().host()))));
        }
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("mail/login", group, greeted(values)));
        Optional<Shell> shell = sites.shell(plan.target(), Side.TARGET);
        if (shell.isPresent()) {
            try (Shell open = shell.get()) {
                findings.add(new Finding("mail/port", group, PortLook.look(open, values.of(names().host()),
                        values.port())));
            }
        }
        return findings;
    }

    private Problem greeted(MailValues values) {
        try (Secret password = values.password()) {
            Login login = values.login(password);
            if (isBesideTheSite(login)) {
                return Problem.info("mail.info.only-there", login.place());
            }
            MailServer server = sites.mail();
            if (values.isOfAnother()) {
                server.greet(new Login(login.host(), login.port(), "", login.password(), login.startTls()));
                return Problem.info("mail.info.not-logged-in", login.place());
            }
            server.greet(login);
            return Problem.passed(login.user().isEmpty() ? "mail.passed.answers" : "mail.passed.login", login
                    .place());
        } catch (SiteException e) {
            Severity severity = e.problem().severity() == Severity.INFO ? Severity.INFO : Severity.WARNING;
            return new Problem(severity, e.problem().key(), e.problem().args());
        }
    }
}
