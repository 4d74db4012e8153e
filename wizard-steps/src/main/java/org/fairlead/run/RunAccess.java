package org.fairlead.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.fairlead.access.TestUsers;
import org.fairlead.access.Trials;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Questions;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Nonces;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;
import org.fairlead.site.wordpress.WpConfig;

/** Tries the sites of a plan as the people who use them, where the plan names some. */
final class RunAccess {
    /** Under which name answers are kept that come while the site is watched. */
    private static final String WATCH = "watch";

    private final Playbook written;
    private final Plan plan;
    private final RunSites sites;
    private final TestUsers.Means means;

    RunAccess(Playbook written, Plan plan, RunSites sites, RunLog log, Machine machine) {
        this.written = written;
        this.plan = plan;
        this.sites = sites;
        this.means = new TestUsers.Means(log, machine.random(), machine.clock());
    }

    /** What is found, nothing where the plan names nobody. */
    List<Finding> look() throws ProblemException {
        return look(plan.acceptance());
    }

    /** The same without a question that costs something. */
    List<Finding> lookForFree() throws ProblemException {
        return look(plan.acceptance().withQuestions(Questions.NONE));
    }

    private List<Finding> look(Acceptance wanted) throws ProblemException {
        List<Login> here = wanted.logins().stream().filter(Login::atTarget).toList();
        if (!written.access().isThere() || (here.isEmpty() && !wanted.questions().allowed())) {
            return List.of();
        }
        Optional<Web> web = sites.patientWeb(plan.target());
        if (web.isEmpty()) {
            return List.of(new Finding("access/no-web", Trials.GROUP, Problem.warning(
                    "access.warning.no-web")));
        }
        var findings = new ArrayList<Finding>();
        if (wanted.questions().allowed()) {
            findings.addAll(atSource(wanted));
        }
        try (Database database = sites.database(plan.target(), Side.TARGET)) {
            Optional<Secret> key = nonceKey();
            try {
                var trials = trials(database, web.get(), plan.target(), key, secrets(database));
                findings.addAll(trials.run(here, sites::password, wanted.questions()));
            } finally {
                key.ifPresent(Secret::close);
            }
        }
        return findings;
    }

    private List<Finding> atSource(Acceptance wanted) throws ProblemException {
        Optional<Login> login = wanted.logins().stream().filter(one -> !one.atTarget()).findFirst();
        Optional<Web> web = sites.patientWeb(plan.source());
        if (login.isEmpty() || web.isEmpty() || plan.way() != Way.DIRECT) {
            return List.of();
        }
        Questions questions = wanted.questions();
        try (Database database = sites.database(plan.source(), Side.SOURCE)) {
            return trials(database, web.get(), plan.source(), Optional.empty(), Set.of()).ask(login.get(),
                    sites::password, new Questions(questions.calls(), questions.ask(), 0, 0), "source");
        }
    }

    private Trials trials(Database database, Web web, Endpoint endpoint, Optional<Secret> key,
            Set<String> secrets) {
        String prefix = endpoint.prefix();
        var access = written.at(prefix).access();
        return new Trials(access, web, database, prefix, new Trials.Means(users(database), means, key.map(
                one -> new Nonces(one, means.clock())), secrets));
    }

    private TestUsers users(Database target) {
        String prefix = plan.target().prefix();
        return new TestUsers(target, prefix, written.at(prefix).access().leavings(), means);
    }

    /**
     * Puts the first question of the plan once, and answers what is wrong with what came back; passed where
     * nothing is.
     */
    Problem askOnce() throws ProblemException {
        Optional<Web> web = sites.patientWeb(plan.target());
        if (web.isEmpty()) {
            return Problem.warning("access.warning.no-web");
        }
        Questions once = new Questions(1, plan.acceptance().questions().ask().stream().limit(1).toList(), 0,
                0);
        Optional<Login> known = plan.acceptance().logins().stream().filter(login -> login.atTarget() && !login
                .temporary()).findFirst();
        try (Database database = sites.database(plan.target(), Side.TARGET)) {
            Trials trials = trials(database, web.get(), plan.target(), Optional.empty(), Set.of());
            List<Finding> found = known.isPresent() ? trials.ask(known.get(), sites::password, once, WATCH)
                    : trials.ask(once, WATCH);
            return found.stream().map(Finding::problem).filter(problem -> problem.severity()
                    == Severity.BLOCKER || problem.severity() == Severity.WARNING).findFirst().orElse(Problem
                            .passed("watch.good"));
        }
    }

    /** Users of a trial that was cut off, which are still there. */
    List<String> left() throws ProblemException {
        return TestUsers.known(means.log());
    }

    /** Removes them. */
    List<String> sweep() throws ProblemException {
        if (left().isEmpty()) {
            return List.of();
        }
        try (Database database = sites.database(plan.target(), Side.TARGET)) {
            return users(database).removeAll();
        }
    }

    private Optional<Secret> nonceKey() throws SiteException {
        Optional<byte[]> file = sites.wpConfig(plan.target(), Side.TARGET);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (WpConfig config = WpConfig.read(file.get(), plan.target().database().place())) {
            return config.nonceKey();
        } finally {
            Arrays.fill(file.get(), (byte) 0);
        }
    }

    /** Secret settings that the target has stored, and those of the plan. */
    private Set<String> secrets(Database target) throws ProblemException {
        var secrets = new LinkedHashSet<>(sites.allSecrets(plan));
        Playbook here = written.at(plan.target().prefix());
        if (here.configuration().settings().isEmpty()) {
            return secrets;
        }
        try {
            stored(here, target, secrets);
        } catch (SiteException e) {
            means.log().event(Problem.info("access.event.no-settings", e.problem().key()));
        }
        return secrets;
    }

    /** Adds the secret settings that are stored. */
    private void stored(Playbook here, Database target, Set<String> secrets) throws ProblemException {
        String layout = new SiteLayouts(plan.configuration(), means.log()).of(SiteLayouts.TO, here, target,
                Optional.of(here.system().layouts().getFirst().id()));
        try (Transaction transaction = target.begin(Access.READ)) {
            SiteConfiguration now = new ConfigurationReader(here.configuration(), layout).read(transaction);
            here.configuration().settings().stream().filter(setting -> setting.secret()).forEach(
                    setting -> now.of(setting.id()).ifPresent(stored -> secrets.add(stored.value().asString(
                            ""))));
        }
    }
}
