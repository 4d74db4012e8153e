package org.fairlead.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.plan.Login;
import org.fairlead.plan.Questions;
import org.fairlead.plan.Questions.Question;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Access;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestWordPress;
import org.fairlead.secret.Nonces;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.web.HttpWeb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A site tried as its users: roles, keys, histories, ways in and the chat, over a real database. */
class TrialsTest {
    private static final Login ADMIN = new Login("administrator", "admin", new SecretRef.Ask());
    private static final Login MEMBER = new Login("subscriber", "", SecretRef.none());
    private static final Login EDITOR = new Login("editor", "", SecretRef.none());

    @TempDir
    private Path folder;
    private WordPressSite site;
    private TestWordPress web;
    private Database database;
    private SqliteRunRecord record;
    private RunLog log;
    private String password = "canary-of-admin";

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("prod_", "utf8mb4_general_ci", WordPressSite.FIRST);
        site.people();
        site.chats();
        site.run("INSERT INTO prod_users (user_login) VALUES ('bea')");
        site.chat("aaaa", 1, "2026-11-20 10:00:00", "How many members joined in May?", "twelve");
        site.chat("bbbb", 2, "2026-11-20 11:00:00", "When does my access end please?", "soon");
        site.run("UPDATE prod_mpai_messages SET created_at = NOW()");
        web = new TestWordPress(site.name(), "prod_");
        database = TestMaria.open(site.name());
        record = SqliteRunRecord.open(folder, Clock.systemUTC());
        log = record.log(record.begin(new NewRun("wp", "import", "a", "b")).id());
    }

    @AfterEach
    void close() {
        web.close();
        database.close();
        site.close();
        record.close();
    }

    private Trials trials() throws Exception {
        Access access = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow().playbook()
                .at(
                        "prod_").access();
        var means = new TestUsers.Means(log, new SecureRandom(), Clock.systemUTC());
        return new Trials(access, HttpWeb.at(web.address(), Duration.ofSeconds(20)), database, "prod_",
                new Trials.Means(new TestUsers(database, "prod_", access.leavings(), means), means, Optional
                        .of(new Nonces(Secret.of(TestWordPress.NONCE_KEY + TestWordPress.NONCE_SALT), Clock
                                .systemUTC())), Set.of("sk-canary-openai")));
    }

    private Map<String, Finding> run(Questions questions, Login... logins) throws Exception {
        return trials().run(List.of(logins), login -> Secret.of(password), questions).stream().collect(
                java.util.stream.Collectors.toMap(Finding::id, one -> one));
    }

    private static String key(Map<String, Finding> found, String id) {
        return Optional.ofNullable(found.get(id)).map(finding -> finding.problem().key()).orElse("-");
    }

    private long count(String sql) throws SQLException {
        try (var connection = TestMaria.connect(site.name());
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void thePageHoldsTheChatForThoseWhoAgreedToIt() throws Exception {
        site.set("mpai_show_on_all_pages", "1");
        assertThat(key(run(Questions.NONE, ADMIN), "access/markup/chat-in-administration")).isEqualTo(
                "access.info.markup-nobody");

        site.run("INSERT INTO prod_usermeta (user_id, meta_key, meta_value) VALUES (1, 'mpai_has_consented',"
                + " '1')");
        Map<String, Finding> lacking = run(Questions.NONE, ADMIN, EDITOR);
        assertThat(key(lacking, "access/markup/chat-in-administration")).isEqualTo("access.warning.markup");
        assertThat(key(lacking, "access/history-time")).isEqualTo("access.info.history-time");

        web.markup = "<div id=\"mpai-chat-container\">";
        assertThat(key(run(Questions.NONE, ADMIN), "access/markup/chat-in-administration")).isEqualTo(
                "access.passed.markup");
        site.set("mpai_show_on_all_pages", "");
        assertThat(key(run(Questions.NONE, ADMIN), "access/markup/chat-in-administration")).as(
                "the settings want it elsewhere").isEqualTo("access.info.markup-nobody");
    }

    @Test
    void triesEveryRoleAndLeavesNobodyBehind() throws Exception {
        Map<String, Finding> found = run(Questions.NONE, ADMIN, EDITOR, MEMBER);

        assertThat(found.values()).noneMatch(Finding::blocks);
        assertThat(key(found, "access/own-profile")).isEqualTo("access.passed.feature");
        assertThat(found.get("access/settings-of-the-site").evidence().rows()).hasSize(4).anyMatch(
                line -> line.getFirst().equals("administrator (admin)") && line.getLast().equals("200"))
                .anyMatch(line -> line.getFirst().startsWith("subscriber (fairlead-trial-") && line.getLast()
                        .equals("403"));
        assertThat(found.get("access/chat").evidence().rows()).hasSize(3); // whoever may would cost something
        assertThat(key(found, "access/log-of-the-assistant")).isEqualTo("access.info.absent");
        assertThat(key(found, "access/keys-hidden")).isEqualTo("access.passed.keys-hidden");
        assertThat(key(found, "access/ways-in")).isEqualTo("access.passed.ways-in");
        assertThat(key(found, "access/history")).isEqualTo("access.passed.history");
        assertThat(web.asked).hasValue(0);
        assertThat(web.applications()).isEmpty();
        assertThat(count("prod_users")).isEqualTo(2);
        assertThat(count("prod_usermeta WHERE user_id > 2")).isZero();
        assertThat(TestUsers.known(log)).isEmpty();
    }

    @Test
    void seesWhatIsOpenShownOrMixedUp() throws Exception {
        web.granted = "manage_options";
        web.shown = "key: sk-canary-openai";
        web.mixed = true;

        Map<String, Finding> found = run(Questions.NONE, ADMIN, MEMBER);

        assertThat(key(found, "access/settings-of-the-site")).isEqualTo("access.problem.open");
        assertThat(key(found, "access/keys-hidden")).isEqualTo("access.problem.keys-shown");
        assertThat(found.get("access/keys-hidden").evidence().rows()).allMatch(line -> line.getFirst()
                .startsWith("subscriber"));
        assertThat(key(found, "access/history")).isEqualTo("access.problem.foreign-history");
        assertThat(found.values().toString()).doesNotContain("canary").doesNotContain("When does my");
    }

    @Test
    void asksNoMoreThanIsAllowedAndKeepsTheAnswers() throws Exception {
        var questions = new Questions(6, List.of(new Question("members", "How many members are there?",
                "members"), new Question("", "Which access is open?", "tomorrow")), 5, 0);

        Map<String, Finding> found = run(questions, MEMBER);

        assertThat(web.asked).hasValue(6);
        assertThat(key(found, "access/chat/target/question-1")).isEqualTo("access.passed.chat");
        assertThat(key(found, "access/chat/target/question-2")).isEqualTo("access.warning.chat-lacks");
        assertThat(key(found, "access/chat/target/context")).isEqualTo("access.passed.context");
        assertThat(found.get("access/chat/target/rounds").problem().args()).startsWith(2);
        assertThat(Reply.all(log)).extracting(Reply::question).containsExactly("How many members are there?",
                "Which access is open?");
        assertThat(count("prod_mpai_conversations")).isEqualTo(2);
        assertThat(count("prod_mpai_messages")).isEqualTo(2);
    }

    @Test
    void aChatThatDoesNotAnswerClosesTheGate() throws Exception {
        web.silent = true;

        Map<String, Finding> found = run(new Questions(1, List.of(new Question("", "Anybody?", "")), 0, 0));

        assertThat(found.get("access/chat/target/question-1").problem().severity()).isEqualTo(
                Severity.BLOCKER);
    }

    @Test
    void saysWhoCouldNotLogInAndTriesTheOthers() throws Exception {
        password = "wrong";

        Map<String, Finding> found = run(Questions.NONE, ADMIN, MEMBER, new Login("pope", "", SecretRef
                .none()), new Login("reader", "nobody", new SecretRef.Ask()));

        assertThat(key(found, "access/login/administrator/admin")).isEqualTo("access.problem.refused");
        assertThat(key(found, "access/login/pope/")).isEqualTo("access.problem.no-role");
        assertThat(key(found, "access/login/reader/nobody")).isEqualTo("access.problem.no-user");
        assertThat(key(found, "access/own-profile")).isEqualTo("access.passed.feature");
        assertThat(TestUsers.known(log)).isEmpty();
    }

    @Test
    void usersOfATrialThatWasCutOffAreRemovedByTheNextOne() throws Exception {
        var means = new TestUsers.Means(log, new SecureRandom(), Clock.systemUTC());
        new TestUsers(database, "prod_", List.of(), means).make("administrator").password().close();
        log.remember(TestUsers.SCOPE, "admin", "administrator"); // a record that was tampered with
        assertThat(count("prod_users")).isEqualTo(3);

        run(Questions.NONE, MEMBER);

        assertThat(count("prod_users")).isEqualTo(2);
        assertThat(count("prod_users WHERE user_login = 'admin'")).isOne();
    }

    @Test
    void aSiteWithoutALoginFormIsNotGuessedAt() throws Exception {
        var nowhere = HttpWeb.at(web.address() + "/somewhere", Duration.ofSeconds(20));

        assertThatThrownBy(() -> Session.open(nowhere, "admin", Secret.of("x"))).hasMessageContaining(
                "access.problem.no-form");
    }
}
