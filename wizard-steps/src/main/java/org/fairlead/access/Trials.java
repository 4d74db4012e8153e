package org.fairlead.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.access.People.Person;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Login;
import org.fairlead.plan.Questions;
import org.fairlead.playbook.Access;
import org.fairlead.playbook.Access.Chat;
import org.fairlead.playbook.Access.History;
import org.fairlead.secret.Nonces;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * Tries a site as the people who use it: what each may do, what each gets to see, and, where a plan allows
 * it,
 * what the chat answers. Users made for it are removed before this returns, whatever happens.
 */
public final class Trials {
    /** Heading of the findings. */
    public static final String GROUP = "verify.group.access";
    private static final String TARGET = "target";

    private final Access access;
    private final Web web;
    private final Database database;
    private final String prefix;
    private final Means means;

    /**
     * What it takes beside the site.
     *
     * @param users
     * makes and removes users for the trial
     * @param nonces
     * empty where the keys of the site are not known
     * @param secrets
     * what no page may show to those who do not keep the keys
     */
    public record Means(TestUsers users, TestUsers.Means run, Optional<Nonces> nonces,
            Collection<String> secrets) {}

    /** Gives the password of a login when it is needed. */
    @FunctionalInterface
    public interface Passwords {
        Secret of(Login login) throws ProblemException;
    }

    /**
     * @param access
     * with the prefix in place
     */
    public Trials(Access access, Web web, Database database, String prefix, Means means) {
        this.access = access;
        this.web = web;
        this.database = database;
        this.prefix = prefix;
        this.means = means;
    }

    /**
     * Tries everything.
     *
     * @throws ProblemException
     * when a user that was made could not be removed, or the record fails
     */
    public List<Finding> run(List<Login> logins, Passwords passwords, Questions questions)
            throws ProblemException {
        means.users().removeAll();
        var findings = new ArrayList<Finding>();
        var visitors = new ArrayList<Visitor>();
        visitors.add(new Visitor(Visitor.NOBODY, Optional.empty(), Session.anonymous(web), false));
        try {
            enter(logins, passwords, visitors, findings);
            tryAll(visitors, questions, findings);
        } catch (SiteException e) {
            findings.add(new Finding("access/failed", GROUP, e.problem()));
        } finally {
            visitors.forEach(visitor -> visitor.session().close());
            means.users().removeAll();
        }
        return findings;
    }

    private void enter(List<Login> logins, Passwords passwords, List<Visitor> visitors,
            List<Finding> findings)
            throws ProblemException {
        for (Login login : logins) {
            try {
                visitors.add(login.temporary() ? made(login.role()) : known(login, passwords));
            } catch (SiteException e) {
                findings.add(new Finding("access/login/" + login.role() + "/" + login.user(), GROUP, e
                        .problem()));
            }
        }
    }

    private Visitor made(String role) throws ProblemException {
        TestUsers.Made made = means.users().make(role);
        try (Secret password = made.password()) {
            return visitor(role, made.login(), password, true);
        }
    }

    private Visitor known(Login login, Passwords passwords) throws ProblemException {
        try (Secret password = passwords.of(login)) {
            return visitor(login.role(), login.user(), password, false);
        }
    }

    private Visitor visitor(String role, String login, Secret password, boolean made) throws SiteException {
        Optional<Person> person;
        try (Transaction transaction = database.begin(Database.Access.READ)) {
            person = new People(transaction, prefix).find(login);
        }
        if (person.isEmpty()) {
            throw new SiteException(Problem.blocker("access.problem.no-user", login));
        }
        return new Visitor(role + " (" + login + ")", person, Session.open(web, login, password), made);
    }

    private void tryAll(List<Visitor> visitors, Questions questions, List<Finding> findings)
            throws SiteException, ProblemException {
        Set<String> routes = routes(visitors.getFirst());
        findings.addAll(new Features(access, List.copyOf(routes), means.secrets()).run(visitors));
        Optional<Visitor> made = visitors.stream().filter(Visitor::made).filter(visitor -> visitor.may(
                "read"))
                .findFirst();
        findings.add(made.isPresent() ? new Keys(web).run(made.get())
                : new Finding("access/ways-in", GROUP, Problem.info("access.info.ways-in-not-tried")));
        history(routes).ifPresent(history -> findings.addAll(histories(history, visitors)));
        try (Transaction transaction = database.begin(Database.Access.READ)) {
            findings.addAll(new Markups(access.markups(), routes, transaction).run(visitors));
        }
        if (questions.allowed()) {
            findings.addAll(asked(routes, questions, TARGET));
        }
    }

    private Optional<History> history(Set<String> routes) throws SiteException {
        List<String> tables = database.tables();
        return access.histories().stream().filter(one -> routes.contains(one.route()) && (one.whenTable()
                .isEmpty() || tables.contains(one.whenTable()))).findFirst();
    }

    private List<Finding> histories(History history, List<Visitor> visitors) {
        try (Transaction transaction = database.begin(Database.Access.READ)) {
            return new Histories(history, transaction, means.nonces()).run(visitors);
        } catch (SiteException e) {
            return List.of(new Finding("access/history", GROUP, new Problem(Severity.WARNING, e.problem()
                    .key(), e.problem().args())));
        }
    }

    /** Asks as a user made for it, so that nothing of it stays in anybody's history. */
    private List<Finding> asked(Set<String> routes, Questions questions, String from)
            throws ProblemException {
        Optional<Chat> chat = access.chats().stream().filter(one -> routes.contains(one.route())).findFirst();
        if (chat.isEmpty()) {
            return List.of(new Finding("access/chat/" + from, GROUP, Problem.info("access.info.no-chat")));
        }
        Optional<String> role;
        try (Transaction transaction = database.begin(Database.Access.READ)) {
            role = new People(transaction, prefix).roles().entrySet().stream().filter(one -> chat.get()
                    .needs()
                    .isEmpty() || one.getValue().contains(chat.get().needs())).min(
                            Map.Entry.comparingByValue(java.util.Comparator.comparingInt(Set::size))).map(
                                    Map.Entry::getKey);
        }
        if (role.isEmpty()) {
            return List.of(new Finding("access/chat/" + from, GROUP, Problem.blocker(
                    "access.problem.nobody-may", chat.get().needs())));
        }
        Visitor visitor = made(role.get());
        try {
            return chats(chat.get(), questions).run(visitor, from);
        } finally {
            visitor.session().close();
        }
    }

    private Chats chats(Chat chat, Questions questions) {
        return new Chats(chat, questions, new Spending(questions.calls()), means.run().log());
    }

    /**
     * Only puts the questions, as a user who is there; nobody is made and nothing is removed.
     *
     * @throws ProblemException
     * when the record fails
     */
    public List<Finding> ask(Login login, Passwords passwords, Questions questions, String from)
            throws ProblemException {
        try {
            Visitor visitor = known(login, passwords);
            try {
                Set<String> routes = routes(visitor);
                Optional<Chat> chat = access.chats().stream().filter(one -> routes.contains(one.route()))
                        .findFirst();
                return chat.isEmpty() ? List.of() : chats(chat.get(), questions).run(visitor, from);
            } finally {
                visitor.session().close();
            }
        } catch (SiteException e) {
            return List.of(new Finding("access/chat/" + from, GROUP, new Problem(Severity.WARNING, e.problem()
                    .key(), e.problem().args())));
        }
    }

    /**
     * Only puts the questions, as a user made for it who is removed again.
     *
     * @throws ProblemException
     * when the user could not be removed, or the record fails
     */
    public List<Finding> ask(Questions questions, String from) throws ProblemException {
        means.users().removeAll();
        try {
            Set<String> routes = routes(new Visitor(Visitor.NOBODY, Optional.empty(), Session.anonymous(web),
                    false));
            return asked(routes, questions, from);
        } catch (SiteException e) {
            return List.of(new Finding("access/chat/" + from, GROUP, e.problem()));
        } finally {
            means.users().removeAll();
        }
    }

    /** Name spaces of the REST index, which tells which layout's code runs. */
    private Set<String> routes(Visitor nobody) throws SiteException {
        Answer answer = nobody.session().get("/?rest_route=/&_fields=namespaces");
        try {
            JsonNode index = JsonMapper.shared().readTree(answer.body());
            return Set.copyOf(JsonTexts.of(index.path("namespaces")));
        } catch (JacksonException e) {
            return Set.of(); // a page that is no index names none
        }
    }
}
