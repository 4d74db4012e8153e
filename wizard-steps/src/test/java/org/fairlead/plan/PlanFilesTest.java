package org.fairlead.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import org.fairlead.model.Problem;
import org.fairlead.plan.Plan.MisfitDecision;
import org.fairlead.plan.Plan.ZoneDecision;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.Way;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PlanFilesTest {
    private static final PlaybookCatalog CATALOG = PlaybookCatalog.builtIn();
    private static final KnownPlaybook KNOWN = CATALOG.find("ai-design-tool").orElseThrow();
    private static final PlanReader READER = new PlanReader(CATALOG);

    private static Plan read(String yaml) throws InvalidFileException {
        return READER.read(yaml.getBytes(StandardCharsets.UTF_8), "plan.yaml");
    }

    @Test
    void addressesHoldNoPassword() {
        String plan = """
                fairlead-plan: 1
                playbook: ai-design-tool
                job: upgrade-v1-v2
                target: {app: "sftp://deploy%s@shop.example/srv/app", files: "sftp://deploy@shop.example/a:b@c"}
                """;
        assertThat(problems(plan.formatted(":canary-8153"))).filteredOn(p -> p.contains("password-in-place"))
                .singleElement().asString().contains("app").doesNotContain("canary", "files");
        assertThat(problems(plan.formatted(""))).noneMatch(p -> p.contains("password-in-place"));
    }

    private static List<String> problems(String yaml) {
        var e = catchThrowableOfType(InvalidFileException.class, () -> read(yaml));
        return e == null ? List.of() : e.problems().stream().map(p -> p.key() + " " + p.args()).toList();
    }

    private static Plan plan() {
        return Plan.of("ai-design-tool", "upgrade-v1-v2").withChoices(Map.of("tiers", "guide"));
    }

    @Test
    void tellsEverythingThatDoesNotFitThePlaybook() {
        assertThat(problems("""
                fairlead-plan: 1
                playbook: ai-design-tool
                job: upgrade-v1-v3
                source: {database: {dialect: mysql}}
                choices:
                  tears: guide
                  redis-port: many
                  email-from: noreply@yourdomain.com
                  email-port: 70000000
                  email-password: hunter2
                  stripe: true
                  copy-media: maybe
                secrets:
                  email-pasword: {ask: true}
                misfits:
                  - {table: projects_projekt, misfit: too-long, rule: truncate}
                  - {table: projects_project, column: name, misfit: too-long, rule: strip}
                  - {table: projects_project, column: name, misfit: too-long, rule: null}
                zones:
                  - {table: auth_user, column: last_login, zone: Europe/Berln}
                """)).containsExactly(
                "file.problem.no-job.near [job, plan.yaml:3, upgrade-v1-v3, upgrade-v1-v2]",
                "file.problem.no-dialect [source.database.dialect, plan.yaml:4, mysql, sqlite]",
                "plan.problem.unanswered.one-of [choices.tiers, plan.yaml:5, tiers, guide, code]",
                "plan.problem.unanswered [choices.stripe-public-key, plan.yaml:5, stripe-public-key]",
                "file.problem.no-choice.near [choices.tears, plan.yaml:6, tears, tiers]",
                "plan.problem.number [choices.redis-port, plan.yaml:7, many]",
                "plan.problem.form [choices.redis-port, plan.yaml:7, many, choice.redis-port.form]",
                "plan.problem.placeholder [choices.email-from, plan.yaml:8, noreply@yourdomain.com, yourdomain.com]",
                "plan.problem.form [choices.email-port, plan.yaml:9, 70000000, choice.email-port.form]",
                "plan.problem.secret-in-clear [choices.email-password, plan.yaml:10, email-password]",
                "plan.problem.yes-no [choices.copy-media, plan.yaml:12, maybe]",
                "plan.problem.secret-missing [secrets.stripe-secret-key, plan.yaml:13, stripe-secret-key]",
                "file.problem.no-secret.near [secrets.email-pasword, plan.yaml:14, email-pasword, email-password]",
                "file.problem.no-dataset.near [misfits[0].table, plan.yaml:16, projects_projekt, projects_project]",
                "file.problem.no-rule [misfits[1].rule, plan.yaml:17, strip, quarantine, truncate]",
                "file.problem.no-rule [misfits[2].rule, plan.yaml:18, null, quarantine, truncate]",
                "plan.problem.contradiction [misfits[2], plan.yaml:18, projects_project.name, strip, null]",
                "file.problem.no-zone.near [zones[0].zone, plan.yaml:20, Europe/Berln, Europe/Berlin]");
    }

    @Test
    void saysAllOfItInWords() {
        Messages words = Messages.english();
        var e = catchThrowableOfType(InvalidFileException.class,
                () -> read("fairlead-plan: 1\nplaybook: ai-desing-tool\njob: x\n"));

        assertThat(e.problems()).extracting(words::text).containsExactly(
                "playbook: no such playbook \"ai-desing-tool\", did you mean \"ai-design-tool\"? (plan.yaml:2)");
    }

    @Test
    void findsTheSameFaultsInAPlanThatNoFileStandsBehind() {
        assertThat(PlanChecks.of(KNOWN.playbook(), plan())).isEmpty();
        assertThat(PlanChecks.of(KNOWN.playbook(), Plan.of("ai-design-tool", "upgrade-v1-v2")))
                .containsExactly(Problem.blocker("plan.problem.unanswered.one-of", "choices.tiers", "plan",
                        "tiers",
                        "guide, code"));
    }

    @Test
    void readsWordsOfAPlanAsTheyAreMeant() throws Exception {
        Plan plan = read("""
                fairlead-plan: 1
                playbook: ai-design-tool
                job: upgrade-v1-v2
                choices: {tiers: code, copy-media: false, send-mail: no, redis-port: 6380}
                misfits: [{misfit: bad-date, rule: null}, {misfit: not-boolean, rule: true}]
                """);

        assertThat(plan.choices()).isEqualTo(
                Map.of("tiers", "code", "copy-media", "no", "send-mail", "no", "redis-port", "6380"));
        assertThat(plan.misfits()).containsExactly(new MisfitDecision("*", "*", MisfitKind.BAD_DATE,
                MisfitRule.NULL),
                new MisfitDecision("*", "*", MisfitKind.NOT_BOOLEAN, MisfitRule.TRUE));
        assertThat(plan.target()).isEqualTo(Endpoint.EMPTY);
    }

    @Test
    void fillsAnswersInFromTheProposals() {
        assertThat(Answers.of(KNOWN.playbook(), plan())).containsEntry("tiers", "guide").containsEntry(
                "stripe", "no")
                .containsEntry("redis-port", "6379").containsEntry("stripe-public-key", "")
                .containsEntry("email-backend", "django.core.mail.backends.smtp.EmailBackend");
        assertThat(Answers.of(KNOWN.playbook(), plan().withChoices(Map.of("send-mail", "no", "email-host",
                "x"))))
                .containsEntry("email-backend", "").containsEntry("email-host", "");
    }

    @Test
    void whatWasSignedForABackupHoldsOnItsTargetOnlyAndNeverInAFile() {
        Plan signed = plan().withBackup(plan().backup().withUnrehearsedAcceptedBy("Ada Lovelace"));
        var elsewhere = new Endpoint(DatabaseAddress.sqlite("/elsewhere"), "", "", "");

        assertThat(signed.withTarget(signed.target().withWeb("https://other.example")).backup()).isEqualTo(
                signed.backup());
        assertThat(signed.withTarget(elsewhere).backup().unrehearsedAcceptedBy()).isEmpty();
        assertThat(OwnStatements.notAgreed(signed).backup()).isEqualTo(plan().backup());
    }

    @Test
    void namesAPlanByWhatDecidesTheOutcome() {
        Plan plan = plan();
        String name = PlanHash.of(plan, KNOWN);
        var target = new Endpoint(DatabaseAddress.sqlite("/elsewhere"), "", "", "");

        assertThat(name).hasSize(64);
        assertThat(PlanHash.of(plan.withTarget(target).withAcceptedFindings(List.of("x")), KNOWN)).isEqualTo(
                name);
        assertThat(PlanHash.of(plan.withChoices(Map.of("tiers", "guide", "stripe", "no")), KNOWN)).isEqualTo(
                name);
        assertThat(PlanHash.of(plan.withChoices(Map.of("tiers", "code")), KNOWN)).isNotEqualTo(name);
        assertThat(PlanHash.of(plan.withSecrets(Map.of("email-password", new SecretRef.Ask())), KNOWN))
                .isNotEqualTo(name)
                .isEqualTo(PlanHash.of(plan.withSecrets(Map.of("email-password", new SecretRef.Env("PW"))),
                        KNOWN));
        assertThat(PlanHash.of(plan.withZones(List.of(new ZoneDecision("auth_user", "last_login", "UTC"))),
                KNOWN))
                .isNotEqualTo(name);
        assertThat(PlanHash.of(plan, new KnownPlaybook(KNOWN.playbook(), Map.of(), "other", true)))
                .isNotEqualTo(name);
        var one = new MisfitDecision("*", "*", MisfitKind.TOO_LONG, MisfitRule.TRUNCATE);
        var two = new MisfitDecision("*", "*", MisfitKind.BAD_DATE, MisfitRule.NULL);
        assertThat(PlanHash.of(plan.withMisfits(List.of(one, two)), KNOWN)).isNotEqualTo(name)
                .isEqualTo(PlanHash.of(plan.withMisfits(List.of(two, one, two)), KNOWN));
    }

    @Test
    void writesAPlanToFillInThatCanBeReadOnceFilledIn() throws Exception {
        Messages words = Messages.english().with(KNOWN.texts());
        String template = new PlanTemplate(KNOWN.playbook(),
                key -> words.has(key) ? Optional.of(words.text(key)) : Optional.empty()).write(
                        "upgrade-v1-v2");

        assertThat(problems(template)).containsExactly(
                "plan.problem.unanswered.one-of [choices.tiers, " + where(template, "choices:")
                        + ", tiers, guide, code]");
        Plan plan = read(template.replace("  # tiers: \"\"", "  tiers: code"));
        assertThat(plan.choices()).containsEntry("tiers", "code");
        assertThat(plan.target().database().password()).isEqualTo(new SecretRef.Ask());
        assertThat(plan.secrets()).isEmpty();
        assertThat(template).contains("- guide: as in the guide", "# Only asked with stripe: yes",
                "# stripe-secret-key: {ask: true}", "password: {ask: true}").doesNotContain("''");
        assertThat(template.lines()).allMatch(line -> line.length() <= 120);
    }

    private static String where(String text, String line) {
        return "plan.yaml:" + (text.lines().toList().indexOf(line) + 1);
    }

    @Property(tries = 300)
    void readsBackWhatItWrote(@ForAll("plans") Plan plan) throws Exception {
        String yaml = PlanWriter.write(plan);

        assertThat(read(yaml)).isEqualTo(plan);
    }

    @Test
    void readsBackWhoIsLoggedIn() throws Exception {
        Plan plan = Plan.of("memberpress-ai-assistant", "move-data").withAcceptance(Acceptance.NONE
                .withLogins(
                        List.of(new Login("editor", "", SecretRef.none()), new Login("owner",
                                "o'brien@site.example",
                                new SecretRef.Env("PW"), "source"))).withQuestions(new Questions(7, List.of(
                                        new Questions.Question("billing: a", "What is owed?", "no")), 2, 5,
                                        10))
                .withFlows(List.of(new FlowCheck("orders", "INSERT INTO {p}o (n) VALUES ('{mark}: x')", "",
                        "", "",
                        "/x/", "it's {mark}", "DELETE FROM {p}o WHERE n = '{mark}: x'", 7), new FlowCheck(
                                "post", "",
                                "/in/", "{\"a\": \"{mark}\"}", "SELECT a FROM {p}o", "", "{mark}", "", 0))));

        assertThat(read(PlanWriter.write(plan))).isEqualTo(plan);
        assertThat(catchThrowableOfType(InvalidFileException.class, () -> read(PlanWriter.write(plan
                .withAcceptance(Acceptance.NONE.withLogins(List.of(new Login("editor", "", SecretRef.none(),
                        "source"), new Login("owner", "x", SecretRef.none())))))))
                .problems()).extracting(Problem::key).containsExactlyInAnyOrder("plan.problem.login-made",
                        "plan.problem.login-password");
    }

    @Test
    void aFlowSaysOnePlaceEachAndOnlyChangesRows() {
        Plan plan = Plan.of("memberpress-ai-assistant", "move-data").withAcceptance(Acceptance.NONE.withFlows(
                List.of(new FlowCheck("both", "DELETE FROM x", "/x/", "", "", "/x/", "y", "DELETE FROM x", 1),
                        new FlowCheck("for-good", "DELETE FROM x", "", "", "", "/x/", "y", "", 1),
                        new FlowCheck(
                                "two", "DELETE FROM x; DROP TABLE x", "", "", "", "/x/", "y", "DELETE FROM x",
                                1),
                        new FlowCheck("reads", "DELETE FROM x", "", "", "DELETE FROM x", "", "y",
                                "DELETE FROM x", 1))));

        assertThat(catchThrowableOfType(InvalidFileException.class, () -> read(PlanWriter.write(plan)))
                .problems()).extracting(Problem::key).containsExactlyInAnyOrder("plan.problem.flow-of-what",
                        "plan.problem.flow-of-what", "plan.problem.flow-changes", "plan.problem.check-reads");
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of("no", "null", "1", "1.5", "a: b", "# x", "- a", "{a", "it's", "\"", "'", " x",
                        "~", "é☃", "a\nb",
                        "\u2028", "true", "@x", "*x", "&x", "!x", "%x", "`x", "a #b", "2026-01-01", "0x1",
                        "\u0085"),
                Arbitraries.strings().ascii().ofMaxLength(12).map(s -> "p" + s));
        return text.list().ofSize(9).map(t -> new Plan(1, "ai-design-tool", "upgrade-v1-v2",
                new Endpoint(DatabaseAddress.sqlite(t.get(0)), t.get(1), "", ""),
                new Endpoint(new DatabaseAddress("postgresql", "", t.get(2), 5432, t.get(3), t.get(4),
                        new SecretRef.FromFile("/" + t.get(5)), "", DatabaseAddress.Tls.VERIFY_FULL, ""), "",
                        "", "http://x", "wp_", new SshAddress(t.get(1), 2222, t.get(2), t.get(3),
                                new SecretRef.Ask(), new SecretRef.WpConfig("/" + t.get(4)), t.get(5),
                                "SHA256:" + "a".repeat(43)), new KeyValueAddress("h" + t.get(2), 6380, 7, t
                                        .get(5), new SecretRef.Env("REDIS"), DatabaseAddress.Tls.VERIFY_CA, t
                                                .get(6)), t.get(7)),
                Map.of("tiers", "code", "email-user", t.get(6)), Map.of("email-password", new SecretRef.Env(
                        "PW")),
                List.of(new MisfitDecision("*", "name", MisfitKind.BAD_DATE, MisfitRule.NULL)),
                List.of(new ZoneDecision("auth_user", t.get(7), "Europe/Berlin")), Map.of("owner", t.get(8)),
                new Plan.Schedule("2026-01-01T10:00+01:00", "", t.get(0)), List.of(t.get(1)), t.subList(0, 3),
                List.of("x/" + t.get(2)), new Carry(t.get(3), List.of(), true, false,
                        Carry.Mode.SELECTIVE, Carry.Strategy.TAKE_SOURCE, Map.of(), List.of(new Carry.Replace(
                                "https://old.example", t.get(5))), "", ""), Way.DIRECT, new ProviderChoice("",
                                        t.get(6), new SecretRef.Env("KEY"), ""),
                new DataChoice(List.of("auth_user"), "2026-01-31", Map.of(), Map.of(),
                        DataChoice.Unmatched.LEAVE_OUT,
                        List.of()), new Acceptance(List.of("sign-in"), List.of(new Acceptance.OwnCheck("own",
                                "/x", 200,
                                t.get(1), "", ""), new Acceptance.OwnCheck("rows", "", 0, "", "SELECT " + t
                                        .get(4), t.get(
                                                3))),
                                List.of("verify"), Acceptance.Watching.USUAL).withEarlier(new EarlierAttempt(
                                        "run " + t.get(
                                                3), List.of("own"), List.of(new EarlierAttempt.Remedy(t.get(
                                                        1), t.get(2), t
                                                                .get(5), "2027-01-31")))), Map.of(
                                                                        "update-code",
                                                                        new Plan.Approval(
                                                                                "run", "b"
                                                                                        .repeat(
                                                                                                64))),
                new BackupChoice(true, "2027-01-31"), new RehearsalChoice("p" + t.get(8))));
    }
}
