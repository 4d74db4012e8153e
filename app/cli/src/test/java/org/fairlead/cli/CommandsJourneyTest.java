package org.fairlead.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestSsh;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A site is stopped, its program brought forward, its rows moved and the new site started, by commands that
 * were
 * approved; on a machine reached over SSH. The application is a folder whose files say what is going on.
 */
class CommandsJourneyTest {
    private static final Pattern CODE = Pattern.compile("--approve ([0-9a-f]{12})");

    private static final String PLAYBOOK = """
            fairlead-playbook: 1
            id: own-tool
            system: {kind: own, layouts: [{id: a, dialects: [sqlite], present: [auth_user]},
              {id: b, dialects: [postgresql], present: [auth_user]}]}
            jobs: [{id: move, from: [a], to: b, steps: [assess, backup, transfer, upgrade, verify]}]
            connections: {source: {dialects: [sqlite]}, target: {dialects: [postgresql], app: optional,
              keep: [site.conf], keep-whole: [program]}}
            requirements:
              - {id: cores, at: target, probe: cores, at-least: 1}
              - {id: program, at: target, probe: shell-version, run: "echo program 3.2.1", at-least: "3.10",
                severity: warning}
            choices:
              - {id: version, kind: text, default: v2}
            datasets: [{table: auth_user}]
            actions:
              - kind: command
                id: stop
                phase: before
                done-when: test ! -e running
                run: rm running && echo stopped it
                undo: cp site.conf started-with && echo web >running
              - kind: command
                id: update
                phase: before
                captures: {version: cat version}
                done-when: grep -qx ${choice.version} version
                run: test ! -e broken && echo ${choice.version} >version && echo new >site.conf
                undo: grep -qx new site.conf && echo ${captured.version} >version && echo as-published >site.conf
              - kind: command
                id: start
                done-when: test -e running
                environment: {DB_PASSWORD: "${target.password}"}
                run: echo "$DB_PASSWORD"; echo web2 >running;
                  echo "2026-11-26 10:00:00 ERROR no route to $DB_PASSWORD" >>site.log
                undo: rm running
            checks:
              - {id: answers, group: machine, kind: command, command: {run: "cat running; grep -qx web2 running",
                figures: [{name: sites, pattern: "web(.)"}]}}
              - {id: log, group: machine, kind: log, severity: warning, log: {files: [site.log],
                known: [{pattern: no route, card: route}]}}
              - {id: room, group: machine, kind: resource, resource: {probe: free-disk-mib, at-least: "1"}}
            """;

    @TempDir
    private Path folder;
    private SampleRun sample;
    private TestSsh server;
    private Path app;
    private Map<String, String> before;

    @BeforeEach
    void prepare() throws Exception {
        sample = new SampleRun(folder, false, TestPostgres.v2());
        before = SampleRun.dump(sample.database);
        server = new TestSsh(folder).withCommands().withItsOwnDisk();
        app = Files.createDirectories(folder.resolve("app"));
        Files.writeString(app.resolve("running"), "web\n");
        Files.writeString(app.resolve("version"), "v1\n");
        Files.writeString(Files.createDirectories(app.resolve("program")).resolve("main"), "1\n");
        Files.writeString(app.resolve("site.conf"), "as somebody changed it\n");
        sample.secret("ssh-password", TestSsh.PASSWORD);
        Path own = Files.createDirectories(sample.home().resolve("playbooks/own-tool"));
        Files.writeString(own.resolve("playbook.yaml"), PLAYBOOK);
        Files.writeString(own.resolve("texts.properties"), """
                action.stop = Stop the old site
                action.update = Go forward
                action.start = Start the new site
                check.answers = The new site does not run
                check.answers.passed = The new site runs
                check.answers.name = Ask whether the new site runs
                check.log = {0} new errors in the log
                check.log.passed = No new error in the log
                card.route = The machine knows no way
                card.route.fix = Set the way
                """);
        plan(app.toString());
        assertThat(say("playbooks", "--trust", "own-tool").code()).isZero();
    }

    /** Another playbook in the place of this one. */
    private void playbook(String of, String with) throws Exception {
        assertThat(PLAYBOOK).contains(of);
        Files.writeString(sample.home().resolve("playbooks/own-tool/playbook.yaml"), PLAYBOOK.replace(of,
                with));
        assertThat(say("playbooks", "--trust", "own-tool").code()).isZero();
    }

    /** Does something as soon as a command has made a file. */
    private CompletableFuture<Void> asSoonAs(String file, Callable<?> work) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 1_200 && !Files.exists(app.resolve(file)); i++) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void plan(String where) throws Exception {
        String plan = SampleRun.read(sample.plan()).replace("ai-design-tool", "own-tool").replace(
                "upgrade-v1-v2",
                "move").replaceAll("(?s)\nchoices:.*?(?=\n\\S|$)", "");
        Files.writeString(folder.resolve("known"), "");
        Files.writeString(sample.plan(), plan.replaceFirst("\ntarget:\n", "\ntarget:\n" + """
                  app: "sftp://%s@127.0.0.1:%d%s"
                  ssh:
                    host: 127.0.0.1
                    port: %d
                    user: %s
                    password: {file: "%s"}
                    known-hosts: "%s"
                    fingerprint: "%s"
                """.formatted(TestSsh.USER, server.port(), where, server.port(), TestSsh.USER, folder.resolve(
                "ssh-password"), folder.resolve("known"), server.fingerprint())).replaceAll(
                        "(?m)^  files: .*\n", ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SampleRun.Said say(String command, String... more) {
        return sample.fairlead(Stream.concat(Stream.of(command), Stream.concat(Stream.of(more), Stream.of(
                "--home", sample.home().toString(), "--passphrase-file", folder.resolve("passphrase")
                        .toString()))).toArray(String[]::new));
    }

    private static String code(SampleRun.Said shown) {
        Matcher code = CODE.matcher(shown.out());
        assertThat(code.find()).as(shown.out() + shown.err()).isTrue();
        return code.group(1);
    }

    private void runs(String version, String running) {
        assertThat(app.resolve("version")).hasContent(version + "\n");
        assertThat(app.resolve("running")).hasContent(running + "\n");
    }

    @Test
    void nothingRunsBeforeItWasShownAndApprovedAndAllOfItComesBack() throws Exception {
        String plan = sample.plan().toString();
        SampleRun.Said shown = say("run", plan);

        assertThat(shown.code()).isEqualTo(ExitCode.DECISIONS);
        assertThat(shown.out()).contains("rm running && echo stopped it", "echo v2 >version",
                "DB_PASSWORD=${target.password}", "echo ${captured.version} >version",
                "Ask whether the new site runs").doesNotContain(
                        SampleRun.DATABASE_PASSWORD);
        runs("v1", "web");
        assertThat(say("run", plan, "--approve", "000000000000").code()).isEqualTo(ExitCode.DECISIONS);
        runs("v1", "web");

        SampleRun.Said whole = say("run", plan, "--approve", code(shown));

        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isZero();
        assertThat(whole.out()).contains("program 3.2.1 found, 3.10 or newer needed",
                "1 new errors in the log",
                "The machine knows no way").doesNotContain(SampleRun.DATABASE_PASSWORD);
        runs("v2", "web2");
        String run = say("runs").out().substring(0, 13);
        say("report", run, "--out", folder.resolve("r.html").toString());
        assertThat(SampleRun.read(folder.resolve("r.html"))).contains("stopped it", "echo v2 &gt;version",
                "ERROR no route to •••", "The new site runs", "sites 2", "It first went otherwise here:",
                "first deviation:")
                .doesNotContain(SampleRun.DATABASE_PASSWORD);

        support(run);
        back(run, folder.resolve("decisions.yaml"));
    }

    /** The file for whoever helps tells what happened, and nothing of whose site it is. */
    private void support(String run) throws Exception {
        Path file = folder.resolve("support.zip");
        assertThat(say("report", run, "--support", "--out", file.toString()).code()).isZero();
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                all.append("== ").append(entry.getName()).append('\n').append(new String(zip.getInputStream(
                        entry)
                        .readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(all).contains("== report.html", "== history.jsonl", "== failed.json", "== versions.json",
                "check.log", "\"java\"").doesNotContain(SampleRun.DATABASE_PASSWORD, TestSsh.PASSWORD,
                        TestSsh.USER
                                + "@", folder.toString(), sample.database, "no route to", "127.0.0.1");
    }

    private void back(String run, Path decisions) throws Exception {
        Files.writeString(app.resolve("program/main"), "changed by somebody\n");
        Files.writeString(app.resolve("program/more"), "by somebody\n");
        Files.writeString(decisions, "fairlead-decisions: 1\ndecisions: {\"*\": undo}\n");
        SampleRun.Said asked = say("rollback", run, "--decisions", decisions.toString());
        assertThat(asked.code()).as("an answer to everything runs no command").isEqualTo(ExitCode.DECISIONS);
        runs("v2", "web2");
        assertThat(SampleRun.read(decisions)).contains("echo v1 >version", ": keep", "folder/program");

        Files.writeString(decisions, SampleRun.read(decisions).replace(": keep", ": undo"));
        SampleRun.Said done = say("rollback", run, "--decisions", decisions.toString());
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
        runs("v1", "web");
        assertThat(app.resolve("site.conf")).hasContent("as somebody changed it\n");
        assertThat(app.resolve("started-with")).as("the site starts with its own settings").hasContent(
                "as somebody changed it\n");
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
        assertThat(app.resolve("program/main")).hasContent("1\n");
        assertThat(app.resolve("program/more")).doesNotExist();
        try (Stream<Path> all = Files.list(app)) {
            Path aside = all.filter(path -> path.getFileName().toString().startsWith("program.replaced-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(aside.resolve("more")).hasContent("by somebody\n");
            assertThat(say("finish", run).code()).isZero();
            assertThat(aside).doesNotExist();
        }
    }

    @Test
    void aFailureStopsBeforeTheFirstRowAndTheRunGoesOnWhenItIsMended() throws Exception {
        String plan = sample.plan().toString();
        Files.writeString(app.resolve("broken"), "");
        String code = code(say("run", plan));

        SampleRun.Said failed = say("run", plan, "--approve", code);

        assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("\"update\"", "ended with 1");
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
        Files.delete(app.resolve("broken"));
        assertThat(say("run", plan).code()).isZero();
        runs("v2", "web2");
    }

    @Test
    void whatFailedCanBeDoneByHandAndProgramsReadJson() throws Exception {
        String plan = sample.plan().toString();
        Files.writeString(app.resolve("broken"), "");
        SampleRun.Said shown = say("run", plan, "--json");
        assertThat(shown.code()).isEqualTo(ExitCode.DECISIONS);
        Matcher code = Pattern.compile("\"approve\":\"([0-9a-f]{12})\"").matcher(shown.out().strip());
        assertThat(shown.out()).startsWith("{").contains("\"id\":\"update\"");
        assertThat(code.find()).isTrue();
        assertThat(say("run", plan, "--approve", code.group(1)).code()).isEqualTo(ExitCode.FAILED);

        Files.writeString(sample.plan(), SampleRun.read(sample.plan())
                + "commands: {update: {do: by-hand}}\n");
        SampleRun.Said whole = say("run", plan);

        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(say("check", say("runs").out().substring(0, 13)).out()).contains("update");
    }

    @Test
    void anotherTextIsAskedAboutAgain() throws Exception {
        String plan = sample.plan().toString();
        String code = code(say("run", plan));
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()) + "choices: {version: v3}\n");

        SampleRun.Said other = say("run", plan, "--approve", code);

        assertThat(other.code()).isEqualTo(ExitCode.DECISIONS);
        assertThat(other.out()).contains("echo v3 >version");
        runs("v1", "web");
    }

    @Test
    void whatAProbeSaysOfSecretsIsCovered() throws Exception {
        Files.writeString(app.resolve("site.conf"), "password " + SampleRun.DATABASE_PASSWORD + " 1.0\n");
        playbook("run: \"echo program 3.2.1\"", "run: \"cat site.conf; cat site.conf >&2\"");

        SampleRun.Said assessed = say("assess", sample.plan().toString());

        assertThat(assessed.out()).contains("program 1.0 found").doesNotContain(SampleRun.DATABASE_PASSWORD);
        String run = say("runs").out().substring(0, 13);
        say("report", run, "--out", folder.resolve("r.html").toString());
        assertThat(SampleRun.read(folder.resolve("r.html"))).contains("password •••").doesNotContain(
                SampleRun.DATABASE_PASSWORD);
    }

    @Test
    void whatWasWrittenUntilTheSiteStoodStillComesAlong() throws Exception {
        playbook("run: rm running && echo stopped it",
                "run: rm running && touch stopping && while [ ! -e stopped ]; do sleep 0.1; done");
        String plan = sample.plan().toString();
        String code = code(say("run", plan));
        CompletableFuture<Void> writing = asSoonAs("stopping", () -> {
            try (var source = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(
                    "v1/backend/db.sqlite3")); var statement = source.createStatement()) {
                statement.executeUpdate(
                        "UPDATE auth_user SET first_name = 'written at the last moment' WHERE id = "
                                + "(SELECT min(id) FROM auth_user)");
            }
            return Files.createFile(app.resolve("stopped"));
        });

        SampleRun.Said whole = say("run", plan, "--approve", code);

        writing.join();
        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isZero();
        assertThat(SampleRun.dump(sample.database).get("auth_user")).contains("written at the last moment");
    }

    @Test
    void aLineThatBreaksInACommandLosesNothing() throws Exception {
        playbook("run: rm running && echo stopped it",
                "run: touch stopping && while [ ! -e stopped ]; do sleep 0.1; done && rm running");
        String plan = sample.plan().toString();
        String code = code(say("run", plan));
        CompletableFuture<Void> breaking = asSoonAs("stopping", () -> {
            server.drop();
            return "dropped";
        });

        SampleRun.Said lost = say("run", plan, "--approve", code);

        breaking.join();
        assertThat(lost.code()).isEqualTo(ExitCode.FAILED);
        assertThat(lost.err()).contains("\"stop\"");
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
        Files.createFile(app.resolve("stopped"));
        SampleRun.Said whole = say("resume");
        for (int i = 0; i < 20 && whole.err().contains("still"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            whole = say("resume");
        }
        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isZero();
        runs("v2", "web2");
    }

    @Test
    void withoutAFolderTheCommandsAreTextsToCopy() throws Exception {
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()).replaceAll("(?m)^  app: .*\n", ""));

        SampleRun.Said whole = say("run", sample.plan().toString());

        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(whole.out()).contains("for you to do", "Processor cores not measured");
        runs("v1", "web");
    }
}
