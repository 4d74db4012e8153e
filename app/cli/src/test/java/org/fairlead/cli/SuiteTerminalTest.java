package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dashboard is brought to AI suites from the terminal: planned, tried, done, done again, and taken back.
 */
class SuiteTerminalTest {
    private static final String UNSAID = "\\[[a-z]+[.-]";

    @TempDir
    private Path folder;
    private TestTerminal terminal = new TestTerminal(Path.of(""));
    private String database = "";

    @BeforeEach
    void prepare() throws Exception {
        terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "the way back 4711");
        terminal.secret("db-password", "canary-database-password");
        database = FaradayBase.withRoles();
    }

    private String plan(String job, String... choices) throws Exception {
        DatabaseAddress address = TestPostgres.address(database);
        return Files.writeString(folder.resolve(job + ".yaml"),
                "fairlead-plan: 1\nplaybook: faraday-dashboard\njob: "
                        + job
                        + "\nway: here\ntarget:\n  database:\n    dialect: postgresql\n    host: localhost\n    port: "
                        + address.port() + "\n    name: " + database
                        + "\n    user: postgres\n    password: {file: " + folder
                                .resolve("db-password") + "}\n" + (choices.length == 0 ? "" : "choices:\n  "
                                        + String.join(
                                                "\n  ", choices) + "\n")).toString();
    }

    private Said done(String... arguments) {
        Said said = terminal.fairlead(arguments);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).doesNotContain("canary").doesNotContainPattern(UNSAID);
        return said;
    }

    @Test
    void thePlanAsksOnlyWhatTheJobNeeds() {
        String upgrade = done("plan", "--playbook", "faraday-dashboard", "--job", "upgrade-suite").out();
        assertThat(upgrade).contains("way: here", "# user-types:", "credits-teacher: \"500\"",
                "orphans: keep")
                .doesNotContain("source:", "only-users");

        String repair = done("plan", "--playbook", "faraday-dashboard", "--job", "repair-credits").out();
        assertThat(repair).contains("only-users", "credits-admin").doesNotContain("user-types",
                "organization-name");
    }

    @Test
    void triesDoesDoesAgainAndTakesBack() throws Exception {
        Map<String, List<String>> before = FaradayBase.everything(database);
        String plan = plan("upgrade-suite", "user-types: by-role");

        Said tried = done("upgrade", plan, "--dry-run");
        assertThat(tried.code()).isZero();
        assertThat(tried.out()).contains("Make the types: makes user_type, billing_tier",
                "Give everyone a suite: adds 4 rows", "Point projects at their tools: changes 1 row",
                "changed projects [\"proj-1\"]: active_gpt_id: gpt-math → tool-",
                "changed dashboard_users [\"usr-4\"]: credits_balance: 0.00 → 1000.00",
                "Nothing was written.");
        assertThat(FaradayBase.everything(database)).isEqualTo(before);

        Said ran = done("run", plan);
        assertThat(ran.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(ran.out()).contains("Make the types: made, 2", "Give everyone a suite: done, 4 rows",
                "Everything is as the upgrade should leave it");
        Map<String, List<String>> after = FaradayBase.everything(database);

        String run = terminal.run(database);
        assertThat(done("report", run, "--out", folder.resolve("report.html").toString()).code()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Give everyone a suite")
                .doesNotContain(
                        "canary").doesNotContainPattern(UNSAID);

        Said repaired = done("run", plan("repair-users"));
        assertThat(repaired.out()).contains("Fill gaps of users: nothing to do");
        assertThat(FaradayBase.everything(database)).isEqualTo(after);

        assertThat(done("rollback", run, "--dry-run").out()).contains("The table ai_suites is taken away",
                "The type user_type is taken away", "The column dashboard_users.user_type is taken away");
        assertThat(FaradayBase.everything(database)).isEqualTo(after);
        assertThat(done("rollback", run).code()).isZero();
        assertThat(FaradayBase.everything(database)).isEqualTo(before);
    }

    @Test
    void keepsTheWholeDatabaseAndPutsItIntoAnEmptyOne() throws Exception {
        Map<String, List<String>> before = FaradayBase.everything(database);
        Path plan = Path.of(plan("upgrade-suite", "user-types: by-role"));
        Files.writeString(plan, Files.readString(plan) + "backup: {whole-database: true}\n");

        done("assess", plan.toString());
        Said kept = done("backup", plan.toString());
        assertThat(kept.code()).isZero();
        assertThat(kept.out()).contains("whole database: ",
                "The whole database was restored in a scratch database",
                " 0 different.", "A restore of the whole database would take about");
        String run = terminal.run(database);
        done("upgrade", plan.toString());

        String into = TestPostgres.empty();
        Said restored = done("restore", run, "--into", into);
        assertThat(restored.code()).isZero();
        assertThat(restored.out()).contains(into, "rows as they were kept, 0 different");
        assertThat(FaradayBase.everything(into)).isEqualTo(before);

        assertThat(terminal.fairlead("restore", run, "--into", into).err()).contains("is not empty");
        assertThat(terminal.fairlead("restore", run, "--into", database).err()).contains(
                "is the database of the site itself");
    }

    @Test
    void aDatabaseFileIsRefused() throws Exception {
        String plan = Files.writeString(folder.resolve("file.yaml"), """
                fairlead-plan: 1
                playbook: faraday-dashboard
                job: upgrade-suite
                way: here
                target:
                  database:
                    dialect: sqlite
                    file: faraday.db
                """).toString();

        Said said = terminal.fairlead("assess", plan);

        assertThat(said.code()).isEqualTo(ExitCode.USAGE);
        assertThat(said.err()).contains(
                "a database of the kind \"sqlite\" does not fit here; possible are postgresql");
    }
}
