package org.fairlead.machine;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.Masking;
import org.fairlead.action.Parameters;
import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestPostgres;
import org.fairlead.site.Database;
import org.fairlead.site.Site;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.site.local.LocalShell;
import org.fairlead.text.Messages;
import org.fairlead.watch.Alongside;

import static org.assertj.core.api.Assertions.assertThat;

/** With a real shell, real files, a real database and a real record. */
class MachineChecksTest {
    private static final String SECRET = "canary-of-the-machine-4711";
    private static final String PLAYBOOK = """
            fairlead-playbook: 1
            id: own
            system: {kind: own, layouts: [{id: a, dialects: [postgresql], present: []}]}
            jobs: [{id: move, from: [a], to: a, steps: [assess, verify]}]
            connections: {source: {dialects: [postgresql]}, target: {dialects: [postgresql], app: optional}}
            choices:
              - {id: php-log, kind: text}
              - {id: looks, kind: yes-no, default: "yes"}
            checks:
              - id: logs
                group: machine
                kind: log
                log:
                  files: [logs, debug.log, "${choice.php-log}"]
                  known: [{pattern: Allowed memory, card: memory}]
              - id: table
                group: machine
                kind: log
                severity: warning
                when-table: lines
                log:
                  mark: SELECT COALESCE(max(id), 0) FROM lines
                  rows: SELECT at, level, message FROM lines WHERE id > CAST(:mark AS bigint) ORDER BY id
              - id: said
                group: machine
                kind: log
                log: {run: 'echo "$FAIRLEAD_SINCE ERROR broker is gone"', when: looks=yes}
              - id: tests
                group: machine
                kind: command
                command:
                  run: cat result; echo "$KEY" >&2; exit "$(cat exit)"
                  expect: "(?m)^OK"
                  figures:
                    - {name: passed, pattern: "Ran (\\\\d+) tests"}
                    - {name: failed, pattern: "failures=(\\\\d+)", at-most: "0"}
                  known: [{pattern: "security[.]W018", card: debug}]
                  environment: {KEY: "${target.password}"}
                  minutes: 1
              - {id: load, group: machine, kind: resource, severity: warning,
                resource: {probe: load-percent, at-least: "100000"}}
              - {id: free, group: machine, kind: resource, resource: {probe: free-disk-mib, at-least: "999999999999"}}
              - {id: far, group: machine, kind: network, hosts: ["no-such-host.invalid", "127.0.0.1:PORT"]}
            """;

    @TempDir
    private Path folder;
    private Path app;
    private RunLog log;
    private Database database;
    private Playbook playbook;
    private Plan plan;
    private String name;
    private final Map<String, Approval> approvals = new HashMap<>();

    @BeforeEach
    void prepare() throws Exception {
        app = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(app.resolve("logs"));
        Files.writeString(app.resolve("debug.log"), "old ERROR\n");
        Files.writeString(app.resolve("exit"), "0");
        Files.writeString(app.resolve("result"), "Ran 7 tests\nOK\n");
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        log = record.log(record.begin(new NewRun("own", "move", "a", "b")).id());
        name = TestPostgres.empty();
        database = TestPostgres.open(name);
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        var tree = StrictYaml.read(PLAYBOOK.replace("PORT", Integer.toString(nobody)).getBytes(
                StandardCharsets.UTF_8),
                "playbook.yaml");
        FileSchema.named("playbook").check(tree);
        playbook = FileRecords.read(tree, Playbook.class);
        plan = Plan.of("own", "move").withTarget(new Endpoint(DatabaseAddress.sqlite("x"), "", "", "")
                .withApp(app
                        .toString())).withChoices(Map.of("php-log", folder.resolve("php/error.log")
                                .toString()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Site site() {
        return new Site(database, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(
                        new LocalShell(app, System.getenv())), Optional.of(new LocalFiles(app)));
    }

    private MachineMeans means() {
        return new MachineMeans(CommandTexts.of(playbook, plan), approvals, text -> text.replace(
                "${choice.php-log}",
                folder.resolve("php/error.log").toString()).replace("${target.password}", SECRET),
                () -> new Masking(
                        List.of(SECRET)));
    }

    private Check check(String id) {
        return playbook.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    private void remember() throws Exception {
        new LogChecks(site(), means(), parameters(), log).remember(playbook.checks());
    }

    private Parameters parameters() {
        return Parameters.of(plan, Instant.parse("2026-11-26T10:00:00Z"));
    }

    private List<Finding> look(String id) throws Exception {
        return new MachineChecks(site(), means(), parameters(), log).run(check(id));
    }

    private void approve(String id) {
        CommandText text = CommandTexts.find(CommandTexts.of(playbook, plan), id).orElseThrow();
        approvals.put(id, new Approval(Approval.RUN, text.digest()));
    }

    private void add(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String said(List<Finding> findings) {
        var all = new ArrayList<String>();
        findings.forEach(finding -> all.add(finding.problem() + " " + finding.evidence()));
        return String.join("\n", all);
    }

    @Test
    void newErrorsOfAllLogsAreGroupedAndKnownOnesExplained() throws Exception {
        remember();
        assertThat(look("logs").getFirst().problem().key()).isEqualTo("check.logs.passed");
        add(app.resolve("debug.log"), """
                [26-Nov-2026 10:41:21 UTC] PHP Fatal error:  Allowed memory size of 134217728 bytes in /a.php:1
                Stack trace:
                #0 /srv/secret.php(12): f('%s')
                [26-Nov-2026 10:43:00 UTC] PHP Fatal error:  Allowed memory size of 234217728 bytes in /a.php:2
                [26-Nov-2026 10:44:00 UTC] PHP Warning:  x of %s
                """.formatted(SECRET, SECRET));
        add(app.resolve("logs/celery.log"), "2026-11-26 10:50:00,1 ERROR broker is gone\n");
        add(folder.resolve("php/error.log"), "[26-Nov-2026 10:51:00 UTC] PHP Parse error: y\n");

        List<Finding> findings = look("logs");

        assertThat(findings.getFirst().problem().severity()).isEqualTo(Severity.BLOCKER);
        assertThat(findings.getFirst().problem().args()).containsExactly(4L);
        assertThat(findings.getFirst().evidence().rows()).hasSize(4).first().satisfies(row -> {
            assertThat(row.get(1)).startsWith("PHP Fatal error: Allowed memory size of # bytes").contains(
                    "#0 /srv/secret.php(#): f('•••')".replace("#0", "##").substring(2));
            assertThat(row.subList(2, 5)).containsExactly("2", "26-Nov-2026 10:41:21 UTC",
                    "26-Nov-2026 10:43:00 UTC");
        });
        assertThat(findings).extracting(Finding::id).contains("check/logs/memory");
        assertThat(said(findings)).doesNotContain(SECRET);
    }

    @Test
    void aTableOfLogLinesIsReadBehindItsMark() throws Exception {
        try (var connection = TestPostgres.connect(name); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE lines (id serial, at text, level text, message text)");
            statement.execute(
                    "INSERT INTO lines (at, level, message) VALUES ('2026-11-26 10:00:00', 'error', 'old')");
            remember();
            statement.execute(
                    "INSERT INTO lines (at, level, message) VALUES ('2026-11-26 10:10:00', 'error', 'new 5'),"
                            + " ('2026-11-26 10:11:00', 'info', 'fine'), ('2026-11-26 10:12:00', 'error', 'new 6')");
        }

        Finding found = look("table").getFirst();

        assertThat(found.problem().severity()).isEqualTo(Severity.WARNING);
        assertThat(found.evidence().rows()).containsExactly(List.of("error", "new #", "2",
                "2026-11-26 10:10:00",
                "2026-11-26 10:12:00"));
    }

    @Test
    void aLogThatOnlyACommandTellsIsAskedForWhereThatWasApproved() throws Exception {
        remember();
        assertThat(look("said")).extracting(finding -> finding.problem().key()).contains(
                "machine.command.by-hand",
                "machine.log.none");
        approve("said");

        Finding found = look("said").getFirst();

        assertThat(found.problem().args()).containsExactly(1L);
        assertThat(found.evidence().rows().getFirst().get(3)).as("the time of the machine").startsWith("20")
                .endsWith(
                        "Z");
        plan = plan.withChoices(Map.of("looks", "no"));
        assertThat(CommandTexts.find(CommandTexts.of(playbook, plan), "said")).isEmpty();
    }

    @Test
    void aCommandLooksOnlyWhereItWasApprovedAndItsNumbersAreKept() throws Exception {
        assertThat(look("tests")).extracting(finding -> finding.problem().key()).containsExactly(
                "machine.command.by-hand");
        approve("tests");

        assertThat(look("tests").getFirst().problem().key()).isEqualTo("check.tests.passed");
        assertThat(log.recallAll("machine-figures")).containsEntry("tests/passed", "7");
        assertThat(said(look("tests"))).contains("•••").doesNotContain(SECRET);

        Files.writeString(app.resolve("result"), "Ran 7 tests\nOK (failures=2)\n?: (security.W018) DEBUG\n");
        assertThat(look("tests")).extracting(finding -> finding.problem().key()).containsExactly(
                "machine.command.figure", "machine.command.figures", "card.debug");
        Files.writeString(app.resolve("result"), "nothing");
        assertThat(look("tests").getFirst().problem().key()).isEqualTo("check.tests");
        Files.writeString(app.resolve("exit"), "3");
        assertThat(look("tests").getFirst().problem()).satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("machine.command.exit");
            assertThat(problem.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(Messages.english().text(problem.key(), problem.args().toArray())).contains(
                    "ended with 3");
        });
    }

    @Test
    void whatTheMachineHasLeftIsMeasured() throws Exception {
        assertThat(look("load").getFirst().problem().severity()).isEqualTo(Severity.PASSED);
        assertThat(look("free").getFirst().problem().severity()).isEqualTo(Severity.BLOCKER);
        assertThat(look("free").getFirst().evidence().rows().getFirst().get(0)).isEqualTo("df -Pk .");
    }

    @Test
    void itIsMeasuredWhileSomethingElseGoesOnAndTooLittleIsSaidOnce() throws Exception {
        try (Site site = site();
                Alongside watching = Alongside.begin(playbook, site, means(), log, Clock.systemUTC(), 1)) {
            assertThat(watching).isNotNull();
            for (int i = 0; i < 100 && log.measures(100).size() < 4; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        database = TestPostgres.open(name);

        assertThat(log.measures(100)).hasSizeGreaterThanOrEqualTo(4).extracting(RunLog.Measure::subject)
                .contains(
                        "machine/load", "machine/free");
        assertThat(log.measures(100)).filteredOn(RunLog.Measure::failed).extracting(RunLog.Measure::subject)
                .containsOnly("machine/free");
        assertThat(log.events()).extracting(event -> event.what().key()).containsExactly(
                "assess.machine.too-little.free-disk-mib");
        int seen = log.measures(100).size();
        TimeUnit.MILLISECONDS.sleep(1_200);
        assertThat(log.measures(100)).as("nobody looks after the end").hasSize(seen);
    }

    @Test
    void aHostIsNotFoundOrDoesNotAnswer() throws Exception {
        List<String> keys = look("far").stream().map(finding -> finding.problem().key()).toList();

        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isIn("machine.network.no-name", "machine.network.no-program");
        assertThat(keys.get(1)).isIn("machine.network.no-port", "machine.network.no-program");
    }

    @Test
    void withoutAWayToTheMachineTheChecksAreNamed() throws Exception {
        var checks = new MachineChecks(new Site(database, Optional.empty(), Optional.empty(), Optional
                .empty()), means(),
                parameters(), log);

        assertThat(checks.run(check("load"))).isEmpty();
        assertThat(checks.run(check("logs"))).isEmpty();
        assertThat(checks.leftUndone().getFirst().evidence().rows()).containsExactly(List.of("load"), List.of(
                "logs"));
    }
}
