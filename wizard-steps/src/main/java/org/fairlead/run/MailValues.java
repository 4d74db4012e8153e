package org.fairlead.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.Templates;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Condition;
import org.fairlead.playbook.MailSettings;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.Secret;
import org.fairlead.site.MailServer.Login;
import org.fairlead.site.Settings;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;

/**
 * Settings of mail by name, with what the application takes where one is not set.
 *
 * @param isOfAnother
 * whether the password is a stored one of another server, which must not be shown to this one
 */
record MailValues(MailSettings names, Map<String, String> values, boolean isOfAnother) {

    private static final String SUBMISSION = "587";

    /**
     * Those of the target once the run has written its own; where it says nothing, those of the source.
     */
    static MailValues planned(Playbook playbook, Plan plan, RunSites sites) throws ProblemException {
        MailSettings names = playbook.environment().mail();
        boolean hasSource = plan.way().hasSource();
        Map<String, String> stored = stored(names, hasSource ? plan.source() : plan.target(), hasSource
                ? Side.SOURCE
                : Side.TARGET, sites);
        Map<String, String> lines = lines(playbook, plan);
        var templates = new Templates(plan, Answers.of(playbook, plan), secrets(plan, sites, lines.values()));
        Map<String, String> values = new HashMap<>(stored);
        lines.forEach((name, template) -> Optional.of(templates.apply(template)).filter(value -> !value
                .isEmpty()).ifPresent(value -> values.put(name, value)));
        boolean elsewhere = Stream.of(names.host(), names.port()).anyMatch(name -> !Objects.equals(stored.get(
                name), values.get(name)));
        String password = stored.getOrDefault(names.password(), "");
        return new MailValues(names, values, elsewhere && !password.isEmpty() && password.equals(values.get(
                names.password())));
    }

    /** Secret choices that the lines name, as far as they can be had without asking a person once more. */
    private static Map<String, String> secrets(Plan plan, RunSites sites, Collection<String> templates)
            throws ProblemException {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, SecretRef> entry : plan.secrets().entrySet()) {
            String name = "choice." + entry.getKey();
            boolean named = templates.stream().anyMatch(template -> template.contains("${" + name + "}"));
            if (named && !(entry.getValue() instanceof SecretRef.Ask)) {
                Optional<Secret> secret = sites.secret(entry.getValue(), name);
                if (secret.isPresent()) {
                    try (Secret open = secret.get()) {
                        values.put(name, open.revealText());
                    }
                }
            }
        }
        return values;
    }

    /** Those that stand on the target now. */
    static MailValues standing(Playbook playbook, Plan plan, RunSites sites) throws ProblemException {
        MailSettings names = playbook.environment().mail();
        return new MailValues(names, stored(names, plan.target(), Side.TARGET, sites), false);
    }

    /** The lines about mail that the run will write, with their templates. */
    private static Map<String, String> lines(Playbook playbook, Plan plan) {
        MailSettings names = playbook.environment().mail();
        Set<String> ours = Set.of(names.host(), names.port(), names.user(), names.password(), names.tls(),
                names.from(), names.backend());
        Map<String, String> answers = Answers.of(playbook, plan);
        Map<String, String> lines = new HashMap<>();
        for (Action action : playbook.actions()) {
            if (action instanceof Action.EnvLines env && Condition.holds(env.when(), answers)) {
                env.set().entrySet().stream().filter(line -> ours.contains(line.getKey())).forEach(
                        line -> lines.put(line.getKey(), line.getValue()));
            }
        }
        return lines;
    }

    private static Map<String, String> stored(MailSettings names, Endpoint endpoint, Side side,
            RunSites sites)
            throws SiteException {
        Map<String, String> values = new HashMap<>(names.usual());
        Optional<Settings> settings = sites.settings(endpoint, side);
        if (settings.isPresent()) {
            try (Settings open = settings.get()) {
                if (open.exists()) {
                    values.putAll(open.values());
                }
            }
        }
        return values;
    }

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
