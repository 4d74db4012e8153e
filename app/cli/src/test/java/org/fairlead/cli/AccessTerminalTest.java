package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestWordPress;

import static org.assertj.core.api.Assertions.assertThat;

/** Staging and production are tried as their users and asked the same, and the answers are rated. */
class AccessTerminalTest {
    @TempDir
    private Path folder;
    private TwoDataSites sites;
    private TestWordPress staging;
    private TestWordPress production;

    @BeforeEach
    void prepare() throws Exception {
        sites = new TwoDataSites(folder);
        sites.staging.people();
        sites.production.people();
        staging = new TestWordPress(sites.staging.name(), "wp_");
        production = new TestWordPress(sites.production.name(), "prod_");
        new TestTerminal(folder).secret("admin", "canary-of-admin");
    }

    @AfterEach
    void close() {
        staging.close();
        production.close();
        sites.close();
    }

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    private String plan() throws Exception {
        String password = "password: {file: " + folder.resolve("admin") + "}}\n";
        return sites.write("move", "move-data", sites.source() + "  web: " + staging.address() + "\n" + sites
                .target() + "  web: " + production.address() + "\n" + """
                        data:
                          leave-out: {users: ["test*", gone]}
                        acceptance:
                          questions:
                            calls: 3
                            ask:
                              - {text: How many members are there?, topic: members, expect: members}
                          logins:
                            - {role: subscriber}
                        """ + "    - {role: administrator, user: admin, at: source, " + password
                + "    - {role: administrator, user: admin, " + password);
    }

    @Test
    void bothSitesAnswerAndSomebodySaysWhichAnswerIsGood() throws Exception {
        Said moved = fairlead("run", plan());
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).as(moved.out()).isZero();
        String run = new TestTerminal(folder).run(sites.production.name());

        Said list = fairlead("check", run);
        assertThat(list.out()).contains("Question 1: How many members are there?", "reply-source-1",
                "reply-target-1", "You asked: How many members");
        assertThat(fairlead("check", run, "reply-target-1", "--note", "better than before").code()).isZero();
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", report.toString()).code()).isZero();
        assertThat(report).content().contains("Who may do what", "better than before", "of-the-site")
                .doesNotContain("canary-of-admin").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(sites.production.rows(
                "SELECT user_login FROM prod_users WHERE user_login LIKE 'fairlead%'"))
                .isEmpty();
        assertThat(production.asked).hasValue(3);
        try (var files = Files.walk(folder.resolve("home"))) {
            assertThat(files.filter(Files::isRegularFile)).noneMatch(file -> holds(file, "canary-of-admin"));
        }
    }

    @Test
    void theSameIsAskedOfBothAddresses() throws Exception {
        assertThat(fairlead("assess", plan()).out()).contains("passed");
        String run = new TestTerminal(folder).run(sites.production.name());

        Said same = fairlead("compare", run, "--path", "/wp-login.php");
        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("/wp-login.php: 200 → 200", "all answered alike");

        production.front = "<html><h1>front</h1><p>Critical error</p></html>";
        Said other = fairlead("compare", run);
        assertThat(other.code()).isEqualTo(ExitCode.GATE);
        assertThat(other.out()).contains("> /: 200 → 200", "line 2: “” → “Critical error”",
                "The first is /.");
        assertThat(fairlead("compare", run, "--old", production.address()).err()).contains("are the same");
        assertThat(fairlead("compare", run, "--path", "shop").code()).isNotZero();
        assertThat(fairlead("logs", run).code()).isZero();
    }

    @Test
    void theChatIsAskedAgainWhileTheSiteIsWatchedButNoMoreThanThePlanAllows() throws Exception {
        String plan = plan();
        Files.writeString(Path.of(plan), Files.readString(Path.of(plan)).replace("calls: 3",
                "calls: 3\n    watch-minutes: 1").replace("acceptance:\n",
                        "acceptance:\n  watch: {every-seconds: 5, for-minutes: 1, failures: 2}\n"));
        assertThat(fairlead("run", plan).code()).isZero();
        String run = new TestTerminal(folder).run(sites.production.name());
        int before = production.asked.get();

        Said first = fairlead("watch", run, "--every", "5s", "--for", "6s");
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("chat: 1 looks, 0 failed");
        assertThat(production.asked).as("two looks within a minute ask once").hasValue(before + 1);

        production.silent = true;
        due(run);
        assertThat(fairlead("watch", run, "--every", "5s", "--for", "1s").code()).isZero();
        due(run);
        Said tripped = fairlead("watch", run, "--every", "5s", "--for", "1s");
        assertThat(tripped.code()).as("the second failure in a row is the limit").isEqualTo(ExitCode.GATE);
        assertThat(tripped.out()).contains("fairlead rollback " + run);
        assertThat(production.asked).hasValue(before + 3);

        due(run);
        assertThat(fairlead("watch", run, "--every", "5s", "--for", "1s").out()).contains("chat: 3 looks");
        assertThat(production.asked).as("the plan allows three").hasValue(before + 3);
        assertThat(sites.production.rows(
                "SELECT user_login FROM prod_users WHERE user_login LIKE 'fairlead%'")).isEmpty();
    }

    private void due(String run) throws Exception {
        try (var record = SqliteRunRecord.open(folder.resolve("home"), java.time.Clock.systemUTC())) {
            record.log(run).remember("watch-costly", "last", "1");
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(
                            text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsOpenToEverybodyClosesTheGate() throws Exception {
        production.granted = "manage_options";

        Said moved = fairlead("run", plan());

        assertThat(moved.code()).isEqualTo(ExitCode.GATE);
        assertThat(moved.out()).contains("is open to 1 who should be refused");
        assertThat(moved.out() + moved.err()).doesNotContain("canary-of-admin");

        int asked = production.asked.get();
        Said back = fairlead("rollback", new TestTerminal(folder).run(sites.production.name()));
        assertThat(back.code()).as(back.out()).isEqualTo(ExitCode.GATE);
        assertThat(back.out()).contains("is open to 1 who should be refused",
                "The run is taken back, but not everything is as it was");
        assertThat(production.asked).as("but for what should be refused, nothing that costs is asked")
                .hasValue(asked + 1);
        assertThat(sites.production.rows(
                "SELECT user_login FROM prod_users WHERE user_login LIKE 'fairlead%'"))
                .isEmpty();
        production.granted = "";
        Said good = fairlead("rollback", new TestTerminal(folder).run(sites.production.name()));
        assertThat(good.out()).contains("The site does again what it did before");
        assertThat(good.code()).isZero();
    }
}
