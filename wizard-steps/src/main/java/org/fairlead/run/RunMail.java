package org.fairlead.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.machine.PortLook;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Templates;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Condition;
import org.fairlead.playbook.MailSettings;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.MailServer;
import org.fairlead.site.MailServer.Login;
import org.fairlead.site.Settings;
import org.fairlead.site.Shell;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.env.EnvCopy;

/**
 * Whether the application's mail will go out, with the settings that it has or will have: they are tried
 * before
 * the run without sending anything, looked at afterwards, and a test mail goes when a person asks for it.
 */
record RunMail(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    private static final String SUBMISSION = "587";

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
        return look(planned(), "assess.group.mail", true);
    }

    /** Afterwards: with the settings that stand there now; nobody logs in. */
    List<Finding> after() throws ProblemException {
        return applies() ? look(standing(), "verify.group.mail", false) : List.of();
    }

    /**
     * Sends one mail with the settings that the application has now.
     *
     * @throws SiteException
     * where they send nothing, or the server does not take it
     */
    Problem send(String to, String subject, String text) throws ProblemException {
        if (!applies()) {
            throw new SiteException(Problem.blocker("mail.problem.none"));
        }
        Values values = standing();
        Optional<Problem> silent = values.silent();
        if (silent.isPresent()) {
            throw new SiteException(new Problem(Severity.BLOCKER, silent.get().key(), silent.get().args()));
        }
        try (Secret password = values.password()) {
            Login login = values.login(password);
            sites.mail().send(login, values.of(names().from()), to, subject, text);
            log.event(Problem.info("mail.event.sent", login.place()));
            return Problem.passed("mail.sent", login.place(), names().arrived());
        }
    }

    private List<Finding> look(Values values, String group, boolean tries) throws ProblemException {
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

    private Problem greeted(Values values) {
        try (Secret password = values.password()) {
            Login login = values.login(password);
            MailServer server = sites.mail();
            server.greet(login);
            return Problem.passed(login.user().isEmpty() ? "mail.passed.answers" : "mail.passed.login", login
                    .place());
        } catch (SiteException e) {
            Severity severity = e.problem().severity() == Severity.INFO ? Severity.INFO : Severity.WARNING;
            return new Problem(severity, e.problem().key(), e.problem().args());
        }
    }

    /**
     * The settings of the target once the run has written its own, those of the source where it says nothing.
     */
    private Values planned() throws ProblemException {
        Map<String, String> values = new HashMap<>(names().usual());
        values.putAll(stored(plan.way().hasSource() ? plan.source() : plan.target(), plan.way().hasSource()
                ? Side.SOURCE
                : Side.TARGET));
        Map<String, String> answers = Answers.of(playbook, plan);
        var templates = new Templates(plan, answers, sites.templateSecrets(plan));
        for (Action action : playbook.actions()) {
            if (action instanceof Action.EnvLines lines && Condition.holds(lines.when(), answers)) {
                lines.set().forEach((name, template) -> Optional.of(templates.apply(template)).filter(
                        value -> !value.isEmpty()).ifPresent(value -> values.put(name, value)));
            }
        }
        return new Values(names(), values);
    }

    /** The settings as they stand on the target. */
    private Values standing() throws ProblemException {
        Map<String, String> values = new HashMap<>(names().usual());
        values.putAll(stored(plan.target(), Side.TARGET));
        return new Values(names(), values);
    }

    private Map<String, String> stored(Endpoint endpoint, Side side) throws SiteException {
        Optional<Settings> settings = sites.settings(endpoint, side);
        if (settings.isEmpty()) {
            return Map.of();
        }
        try (Settings open = settings.get()) {
            return open.exists() ? EnvCopy.of(open).values() : Map.of();
        }
    }

    /** Settings by name, with what the application takes where one is not set. */
    private record Values(MailSettings names, Map<String, String> values) {
        String of(String name) {
            return values.getOrDefault(name, "").strip();
        }

        /** What keeps mail from reaching anybody, whatever the server says. */
        Optional<Problem> silent() {
            String backend = of(names.backend());
            if (!backend.equals(names.sends())) {
                return Optional.of(Problem.warning("mail.problem.console", names.backend(), backend, names
                        .sends()));
            }
            return of(names.host()).isEmpty() ? Optional.of(Problem.warning("mail.problem.no-host", names
                    .host())) : Optional.empty();
        }

        int port() {
            String port = of(names.port()).isEmpty() ? SUBMISSION : of(names.port());
            return port.matches("[0-9]{1,5}") && Integer.parseInt(port) < 65_536 ? Integer.parseInt(port) : 0;
        }

        Secret password() {
            return Secret.of(of(names.password()));
        }

        Login login(Secret password) {
            return new Login(of(names.host()), port(), of(names.user()), password, of(names.tls()).equals(
                    "True"));
        }
    }
}
