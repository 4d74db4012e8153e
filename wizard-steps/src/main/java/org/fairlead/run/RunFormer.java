package org.fairlead.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Cell;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Access.Count;
import org.fairlead.playbook.Access.Former;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.Rows;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;

/**
 * Whether the site that rows were taken from works again once a run is taken back: a user of it logs in, it
 * holds as much as at the assessment, and one of its files is the same. Only reads.
 */
record RunFormer(Former former, Plan plan, RunSites sites, RunLog log) {

    private static final String SCOPE = "former";
    private static final String GROUP = "rollback.group.checks";
    private static final String LOGIN = "login";
    private static final String FILE = "file";
    private static final String SUM = "file-sum";
    private static final String STATUS = "file-status";
    private static final int OK = 200;
    /** A program that was just started answers after a while. */
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private boolean applies() {
        return former.isThere() && plan.way() == Way.DIRECT;
    }

    private interface Look {
        void at() throws ProblemException;
    }

    /** What cannot be looked at stays unknown. */
    private void carefully(String what, Look look) throws ProblemException {
        try {
            look.at();
        } catch (SiteException e) {
            log.event(Problem.info("rollback.event.former-not-noted", what));
            log.event(e.problem());
        }
    }

    /** Notes what the site is like before anything of it is stopped. */
    void note() throws ProblemException {
        if (!applies()) {
            return;
        }
        log.forget(SCOPE);
        for (Count count : former.counts()) {
            carefully(count.id(), () -> log.remember(SCOPE, count.id(), Long.toString(number(count))));
        }
        carefully(FILE, this::noteFile);
        noteMissing();
    }

    /** Notes the login, where it is not known yet: a user may have been named after the assessment. */
    void noteMissing() throws ProblemException {
        if (!applies() || log.recall(SCOPE, LOGIN).isPresent()) {
            return;
        }
        carefully(LOGIN, () -> {
            if (login(1).filter(Answered::good).isPresent()) {
                log.remember(SCOPE, LOGIN, "yes");
            }
        });
    }

    private void noteFile() throws ProblemException {
        Optional<Files> tree = sites.files(plan.source(), Side.SOURCE);
        if (tree.isEmpty()) {
            return;
        }
        try (Files files = tree.get()) {
            Optional<Files.FileEntry> first = files.list().stream().findFirst();
            if (first.isPresent()) {
                String path = first.get().path();
                log.remember(SCOPE, SUM, files.digest(path));
                log.remember(SCOPE, FILE, path);
                carefully(STATUS, () -> log.remember(SCOPE, STATUS, Integer.toString(status(path))));
            }
        }
    }

    private long number(Count count) throws ProblemException {
        try (Database database = sites.database(plan.source(), Side.SOURCE);
                Transaction transaction = database.begin(Database.Access.READ);
                Rows rows = transaction.query(count.sql(), Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long number) ? number : 0;
        }
    }

    /** Where the site answers: at its own address, or at the one that both versions have in turn. */
    private Optional<Web> web() throws SiteException {
        String address = plan.source().web().isEmpty() ? plan.target().web() : plan.source().web();
        return address.isEmpty() ? Optional.empty() : Optional.of(sites.webAt(address));
    }

    /** Status with which the site gives out a file; 0 where no address is known. */
    private int status(String path) throws SiteException {
        Optional<Web> web = web();
        if (web.isEmpty() || former.media().isEmpty()) {
            return 0;
        }
        String encoded = java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8).replace(
                "+",
                "%20").replace("%2F", "/");
        return web.get().get(former.media() + encoded, Map.of()).status();
    }

    /** What came of a login. */
    private record Answered(boolean good, int status) {}

    /** Logs in as the first user of the old site that the plan names; empty where it names none. */
    private Optional<Answered> login(int tries) throws ProblemException {
        Optional<Login> login = plan.acceptance().logins().stream().filter(one -> !one.atTarget())
                .findFirst();
        Optional<Web> web = web();
        if (login.isEmpty() || web.isEmpty()) {
            return Optional.empty();
        }
        for (int attempt = 1;; attempt++) {
            try {
                Answered answered = login(web.get(), login.get());
                if (answered.status() / 100 != 5 || attempt >= tries) {
                    return Optional.of(answered);
                }
            } catch (SiteException e) {
                if (attempt >= tries) {
                    throw e;
                }
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(new Answered(false, 0));
            }
        }
    }

    private Answered login(Web web, Login login) throws ProblemException {
        try (Secret password = sites.password(login)) {
            String body = JsonMapper.shared().writeValueAsString(Map.of("username", login.user(), "password",
                    password.revealText()));
            Web.Answer answer = web.send(new Web.Request("POST", former.login(), Map.of("Content-Type",
                    "application/json"), body));
            return new Answered(answer.status() / 100 == 2 && hasToken(answer.body()), answer.status());
        }
    }

    private boolean hasToken(String body) {
        try {
            JsonNode said = JsonMapper.shared().readTree(body);
            return former.tokens().stream().anyMatch(pointer -> !said.at(pointer).asString("").isEmpty());
        } catch (JacksonException e) {
            return false; // a page is no token
        }
    }

    /** Holds the site against what was noted; nothing where nothing was. */
    List<Finding> after() throws ProblemException {
        var findings = new ArrayList<Finding>();
        Map<String, String> noted = log.recallAll(SCOPE);
        if (!applies() || noted.isEmpty()) {
            return findings;
        }
        findings.add(new Finding("former/login", GROUP, loggedIn(noted.containsKey(LOGIN))));
        for (Count count : former.counts()) {
            Optional<String> then = log.recall(SCOPE, count.id());
            if (then.isPresent()) {
                String now = Long.toString(number(count));
                findings.add(new Finding("former/" + count.id(), GROUP, now.equals(then.get())
                        ? Problem.passed("rollback.passed.former-count", count.id(), now)
                        : Problem.blocker("rollback.problem.former-count", count.id(), then.get(), now)));
            }
        }
        Optional<String> file = log.recall(SCOPE, FILE);
        if (file.isPresent()) {
            findings.add(new Finding("former/file", GROUP, file(file.get())));
        }
        return findings;
    }

    private Problem loggedIn(boolean then) throws ProblemException {
        if (!then) {
            return Problem.warning("rollback.warning.former-login", plan.source().database().place());
        }
        Optional<Answered> now = login(TRIES);
        String user = plan.acceptance().logins().stream().filter(one -> !one.atTarget()).map(Login::user)
                .findFirst().orElse("");
        return now.filter(Answered::good).isPresent() ? Problem.passed("rollback.passed.former-login", user)
                : Problem.blocker("rollback.problem.former-login", user, now.map(Answered::status).orElse(0));
    }

    private Problem file(String path) throws ProblemException {
        try (Files files = sites.files(plan.source(), Side.SOURCE).orElseThrow()) {
            if (!files.exists(path) || !Optional.of(files.digest(path)).equals(log.recall(SCOPE, SUM))) {
                return Problem.blocker("rollback.problem.former-file", path, files.place());
            }
        }
        if (log.recall(SCOPE, STATUS).equals(Optional.of(Integer.toString(OK)))) {
            int now = status(path);
            if (now != OK) {
                return Problem.blocker("rollback.problem.former-file-page", path, now);
            }
        }
        return Problem.passed("rollback.passed.former-file", path);
    }
}
