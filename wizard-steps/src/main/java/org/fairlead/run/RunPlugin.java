package org.fairlead.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.fairlead.access.PluginState;
import org.fairlead.access.Session;
import org.fairlead.access.TestUsers;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Access;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;

/**
 * Which version of its plugin a target runs, and whether it is active: noted at the assessment, held against
 * that once the run is taken back. WordPress itself is asked, as the first user of the plan who may see it.
 *
 * @param access
 * of the playbook, with the prefix in place
 */
record RunPlugin(Access access, Plan plan, RunSites sites, TestUsers.Means means) {

    private static final String SCOPE = "plugin";
    private static final String VERSION = "version";
    private static final String STATUS = "status";
    private static final String NAMESPACES = "namespaces";
    private static final String GROUP = "rollback.group.checks";
    private static final String ACTIVE = "active";
    private static final int HEADER = 8192;
    private static final Pattern HEADER_VERSION = Pattern.compile(
            "(?im)^[ \\t/*#@]*Version:\\s*([\\w.+-]{1,60})");

    private RunLog log() {
        return means.log();
    }

    private boolean applies() {
        return !access.plugin().isEmpty() && plan.way().hasTarget();
    }

    /** Notes what the target runs; nobody is made for it, and what cannot be asked stays unknown. */
    void note() throws ProblemException {
        if (!applies()) {
            return;
        }
        log().forget(SCOPE);
        try {
            Optional<PluginState> seen = asked(false).stream().flatMap(List::stream).findFirst();
            Optional<String> version = seen.isPresent() ? seen.map(PluginState::version) : header();
            if (version.isPresent()) {
                log().remember(SCOPE, VERSION, version.get());
                log().remember(SCOPE, STATUS, seen.map(PluginState::status).orElse(ACTIVE));
            }
            Optional<Web> web = sites.web(plan.target());
            if (web.isPresent()) {
                log().remember(SCOPE, NAMESPACES, String.join(" ", PluginState.namespaces(web.get(),
                        routes())));
            }
        } catch (SiteException e) {
            log().event(Problem.info("access.event.plugin-not-noted"));
            log().event(e.problem());
        }
    }

    /**
     * Notes what was not known at the assessment, when nothing is written yet: a login may have been named
     * since.
     */
    void noteMissing() throws ProblemException {
        if (log().recall(SCOPE, VERSION).isEmpty()) {
            note();
        }
    }

    /** Name spaces that one layout of the plugin or another gives to the interface. */
    private List<String> routes() {
        var routes = new TreeSet<String>();
        Stream.concat(access.features().stream().map(Access.Feature::route), Stream.concat(access.chats()
                .stream().map(Access.Chat::route), access.histories().stream().map(Access.History::route)))
                .filter(route -> !route.isEmpty()).forEach(routes::add);
        return List.copyOf(routes);
    }

    /** The version that the plugin's own file names. */
    private Optional<String> header() throws SiteException {
        Optional<Files> app = sites.app(plan.target(), Side.TARGET);
        if (app.isEmpty()) {
            return Optional.empty();
        }
        String file = "wp-content/plugins/" + access.plugin() + "/" + access.plugin() + ".php";
        try (Files files = app.get()) {
            if (!files.exists(file)) {
                return Optional.empty();
            }
            try (InputStream in = files.open(file)) {
                Matcher version = HEADER_VERSION.matcher(new String(in.readNBytes(HEADER),
                        StandardCharsets.UTF_8));
                return version.find() ? Optional.of(version.group(1)) : Optional.empty();
            } catch (IOException e) {
                throw new SiteException(Problem.blocker("files.problem.cannot-read", file), e);
            }
        }
    }

    /**
     * What the list of plugins says, as the first who may see it.
     *
     * @param mayMake
     * whether users may be made for it, as the plan wants them for its trials
     * @return empty where nobody of the plan may see it, or where no address is known
     */
    private Optional<List<PluginState>> asked(boolean mayMake) throws ProblemException {
        Optional<Web> web = sites.patientWeb(plan.target());
        if (web.isEmpty()) {
            return Optional.empty();
        }
        for (Login login : plan.acceptance().logins()) {
            Optional<List<PluginState>> seen = Optional.empty();
            if (login.atTarget() && !login.temporary()) {
                seen = known(web.get(), login);
            } else if (login.atTarget() && mayMake) {
                seen = made(web.get(), login.role());
            }
            if (seen.isPresent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    private Optional<List<PluginState>> known(Web web, Login login) throws ProblemException {
        try (Secret password = sites.password(login);
                Session session = Session.open(web, login.user(),
                        password)) {
            return PluginState.of(session, access.plugin());
        }
    }

    private Optional<List<PluginState>> made(Web web, String role) throws ProblemException {
        try (Database database = sites.database(plan.target(), Side.TARGET)) {
            var users = new TestUsers(database, plan.target().prefix(), access.leavings(), means);
            try {
                TestUsers.Made one = users.make(role);
                try (Secret password = one.password();
                        Session session = Session.open(web, one.login(),
                                password)) {
                    return PluginState.of(session, access.plugin());
                }
            } finally {
                users.removeAll();
            }
        }
    }

    /** Holds what the target says now against what was noted; nothing where nothing was. */
    List<Finding> after() throws ProblemException {
        var findings = new ArrayList<Finding>();
        Optional<String> version = log().recall(SCOPE, VERSION);
        if (!applies() || plan.target().web().isEmpty()) {
            return findings;
        }
        findings.add(new Finding("plugin/version", GROUP, version.isPresent() ? judged(version.get(), log()
                .recall(SCOPE, STATUS).orElse(ACTIVE)) : Problem.warning("rollback.warning.plugin-unknown",
                        access.plugin())));
        Optional<String> noted = log().recall(SCOPE, NAMESPACES);
        Optional<Web> web = sites.web(plan.target());
        if (noted.isPresent() && web.isPresent()) {
            String now = String.join(" ", PluginState.namespaces(web.get(), routes()));
            findings.add(new Finding("plugin/namespaces", GROUP, now.equals(noted.get())
                    ? Problem.passed("rollback.passed.namespaces", now.isEmpty() ? "-" : now)
                    : Problem.blocker("rollback.problem.namespaces", noted.get().isEmpty() ? "-"
                            : noted.get(), now.isEmpty() ? "-" : now)));
        }
        return findings;
    }

    private Problem judged(String version, String status) throws ProblemException {
        Optional<List<PluginState>> seen = asked(true);
        if (seen.isEmpty()) {
            return Problem.warning("rollback.warning.plugin-not-asked", access.plugin(), version);
        }
        Optional<PluginState> as = seen.get().stream().filter(one -> one.equals(new PluginState(version,
                status))).findFirst();
        if (as.isPresent()) {
            return Problem.passed("rollback.passed.plugin", access.plugin(), version, status);
        }
        String now = seen.get().stream().map(one -> one.version() + " " + one.status()).reduce((one,
                other) -> one + ", " + other).orElse("-");
        return Problem.blocker("rollback.problem.plugin", access.plugin(), version + " " + status, now);
    }
}
