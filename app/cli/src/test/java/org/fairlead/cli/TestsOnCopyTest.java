package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application's own tests run on the copy of a rehearsal, approved, beside those of the untouched code.
 */
class TestsOnCopyTest {
    private static final Pattern CODE = Pattern.compile("--approve ([0-9a-f]{12})");
    private static final String LINE = "'^(?<test>\\w+) \\((?<app>\\w+)[\\w.]*\\)(?:\\n[^\\n]*?)? \\.\\.\\. "
            + "(?<outcome>ok|FAIL|ERROR|skipped)'";
    private static final String PLAYBOOK = """
            fairlead-playbook: 1
            id: own-tool
            system: {kind: own, layouts: [{id: a, dialects: [sqlite], present: [auth_user]},
              {id: b, dialects: [postgresql], present: [auth_user]}]}
            jobs: [{id: move, from: [a], to: b, steps: [assess, backup, transfer, verify]}]
            connections: {source: {dialects: [sqlite], app: optional}, target: {dialects: [postgresql], app: optional}}
            choices:
              - {id: run-tests, kind: one-of, options: [none, short], default: none}
            datasets: [{table: auth_user}]
            checks:
              - id: old-tests
                group: machine
                kind: suite
                suite: {at: source, line: LINE, good: ok|skipped}
                command: {run: sh tests.sh, when: run-tests=short}
              - id: new-tests
                group: machine
                kind: suite
                suite: {against: old-tests, line: LINE, good: ok|skipped}
                command: {run: sh tests.sh, when: run-tests=short, environment: {DB_PASSWORD: "${target.password}"}}
            """.replace("LINE", LINE);

    @TempDir
    private Path folder;
    private SampleRun sample;
    private Path app;
    private Path old;

    @BeforeEach
    void prepare() throws Exception {
        sample = new SampleRun(folder, false, TestPostgres.v2());
        app = Files.createDirectories(folder.resolve("app"));
        old = Files.createDirectories(folder.resolve("old"));
        Files.writeString(old.resolve("tests.sh"), """
                echo "test_a (subscriptions.tests.Plans.test_a) ... ok"
                echo "test_b (analytics.tests.Sums.test_b)"
                echo "Sums are right ... FAIL"
                exit 1
                """);
        Files.writeString(app.resolve("tests.sh"), """
                echo "$FAIRLEAD_COPY" >seen
                echo "test_a (subscriptions.tests.Plans.test_a) ... ERROR" >&2
                echo "test_b (analytics.tests.Sums.test_b) ... FAIL $DB_PASSWORD"
                echo "test_c (analytics.tests.Sums.test_c) ... skipped 'later'"
                exit 1
                """);
        Path own = Files.createDirectories(sample.home().resolve("playbooks/own-tool"));
        Files.writeString(own.resolve("playbook.yaml"), PLAYBOOK);
        Files.writeString(own.resolve("texts.properties"), """
                choice.run-tests = Tests
                choice.run-tests.none = none
                choice.run-tests.short = some
                check.old-tests = Tests fail
                check.old-tests.passed = Tests pass
                check.old-tests.name = Run the old tests
                check.new-tests = Tests fail
                check.new-tests.passed = Tests pass
                check.new-tests.name = Run the new tests
                """);
        String plan = SampleRun.read(sample.plan()).replace("ai-design-tool", "own-tool").replace(
                "upgrade-v1-v2", "move").replaceAll("(?s)\nchoices:.*?(?=\n\\S|$)", "").replaceAll(
                        "(?m)^  files: .*\n", "");
        Files.writeString(sample.plan(), plan.replaceFirst("\ntarget:\n", "\ntarget:\n  app: \"" + app
                + "\"\n")
                .replaceFirst("(?m)^source:\n", "source:\n  app: \"" + old + "\"\n")
                + "choices: {run-tests: short}\n");
        assertThat(say("playbooks", "--trust", "own-tool").code()).isZero();
    }

    private SampleRun.Said say(String command, String... more) {
        return sample.fairlead(Stream.concat(Stream.of(command), Stream.concat(Stream.of(more), Stream.of(
                "--home", sample.home().toString(), "--passphrase-file", folder.resolve("passphrase")
                        .toString()))).toArray(String[]::new));
    }

    @Test
    void onlyWhatFailsAnewIsAnIssueAndNothingRunsOnTheSite() throws Exception {
        Map<String, String> before = SampleRun.dump(sample.database);
        SampleRun.Said shown = say("rehearse", sample.plan().toString());
        assertThat(shown.code()).as(shown.out() + shown.err()).isEqualTo(ExitCode.DECISIONS);
        assertThat(shown.out()).contains("Run the old tests", "Run the new tests", "sh tests.sh");
        Matcher code = CODE.matcher(shown.out());
        assertThat(code.find()).isTrue();
        assertThat(app.resolve("seen")).doesNotExist();

        SampleRun.Said tried = say("rehearse", sample.plan().toString(), "--approve", code.group(1));
        assertThat(tried.err()).isEmpty();
        assertThat(tried.out()).contains("old-tests”: 1 passed and 1 failed",
                "new-tests”: 1 passed and 2 failed",
                "analytics 1/1, subscriptions 0/1",
                "with the untouched code analytics 0/1, subscriptions 1/0",
                "Failing only now: subscriptions.test_a").doesNotContain(SampleRun.DATABASE_PASSWORD,
                        "Failing only now: analytics");
        assertThat(tried.code()).isEqualTo(ExitCode.GATE);
        assertThat(SampleRun.read(app.resolve("seen")).strip()).isNotEmpty().isNotEqualTo(sample.database)
                .startsWith("fairlead");
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);

        Files.delete(app.resolve("seen"));
        Matcher named = Pattern.compile("fairlead issues (\\S{13})").matcher(tried.out());
        assertThat(named.find()).isTrue();
        say("issues", named.group(1), "1", "--accept", "known");
        SampleRun.Said whole = say("run", sample.plan().toString());
        assertThat(whole.code()).as(whole.out() + whole.err()).isZero();
        assertThat(app.resolve("seen")).as("never on the site").doesNotExist();
    }
}
