package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan tried on a copy of production before it is carried out, from the terminal. */
class RehearsalTerminalTest {
    static final String REST = """
            configuration:
              strategy: take-source
            data:
              leave-out: {users: ["test*"]}
            """;

    @TempDir
    private Path folder;
    private TwoDataSites sites;
    private WordPressSite production;

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        sites = new TwoDataSites(folder);
        production = sites.production;
    }

    @AfterEach
    void close() {
        sites.close();
    }

    private List<String> copies() throws Exception {
        return production.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE"
                + " 'fairlead\\_copy%'");
    }

    private String migration() {
        return fairlead("runs").out().lines().filter(line -> !line.contains("rehearsal")).findFirst()
                .orElseThrow().substring(0, 13);
    }

    @Test
    void isAskedForAndOpensTheWay() throws Exception {
        String before = production.everything();
        String plan = sites.plan("staging-to-production", REST);
        Said refused = fairlead("run", plan);
        assertThat(refused.code()).as(refused.out() + refused.err()).isEqualTo(ExitCode.GATE);
        assertThat(refused.out() + refused.err()).contains("was not tried on a copy of " + production.name());
        assertThat(production.everything()).isEqualTo(before);

        Said rehearsed = fairlead("rehearse", plan);
        assertThat(rehearsed.err()).isEmpty();
        assertThat(rehearsed.code()).as(rehearsed.out()).isZero();
        assertThat(rehearsed.out()).contains("copied and compared", "went on from its checkpoint",
                "Not tried on the copy: outgoing mail", "Everything was tried").doesNotContain("sk-canary")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(production.everything()).isEqualTo(before);
        assertThat(copies()).isEmpty();
        assertThat(fairlead("runs").out()).contains("rehearsal of " + sites.staging.name());

        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).as("a key did not come along").isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(moved.out()).containsPattern("On the copy \\d+ of \\d+ checks came to the same");
        assertThat(fairlead("rollback", migration()).code()).isZero();
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void whatItMeetsWaitsForADecisionAndAChangedPlanForAnotherOne() throws Exception {
        sites.staging.chat("ffff", 5, "2026-05-01 10:00:00", "who am I", "ok");
        String plan = sites.plan("staging-to-production", REST);
        Said rehearsed = fairlead("rehearse", plan);
        assertThat(rehearsed.code()).as(rehearsed.out() + rehearsed.err()).isEqualTo(ExitCode.GATE);
        assertThat(rehearsed.out()).contains("prod_mpai_conversations: 1 row waits in quarantine");
        String run = migration();
        assertThat(fairlead("run", plan).out() + fairlead("run", plan).err()).contains("are not accepted");

        Said listed = fairlead("issues", run);
        assertThat(listed.code()).isEqualTo(ExitCode.GATE);
        assertThat(listed.out()).contains("1. ! open  Transfer, prod_mpai_conversations",
                "What to do: Decide in the plan");
        assertThat(fairlead("issues", run, "1", "--accept", " ").code()).isNotZero();
        Said fixing = fairlead("issues", run, "1", "--fix", "their rows are left out");
        assertThat(fixing.code()).isEqualTo(ExitCode.GATE);
        assertThat(fixing.out()).contains("1. ! to be put right", "their rows are left out");
        for (int i = 1; i <= listed.out().lines().filter(line -> line.contains(" open ")).count(); i++) {
            fairlead("issues", run, Integer.toString(i), "--accept", "nobody misses them");
        }
        assertThat(fairlead("issues", run).out()).contains("none keeps the run from beginning");
        assertThat(fairlead("issues", run).code()).isZero();

        sites.plan("staging-to-production", REST.replace("test*", "test1"));
        Said changed = fairlead("run", plan);
        assertThat(changed.code()).isEqualTo(ExitCode.GATE);
        assertThat(changed.err() + changed.out()).contains("was not tried on a copy");

        sites.plan("staging-to-production", REST);
        assertThat(fairlead("run", plan).code()).isEqualTo(ExitCode.OPEN_ITEMS);
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", report.toString()).code()).isZero();
        assertThat(Files.readString(report)).contains("nobody misses them");
    }

    @Test
    void aReasonForDoingWithoutStandsInTheReport() throws Exception {
        String plan = sites.plan("staging-to-production", REST
                + "rehearsal: {skip-because: the copy would take a day}\n");
        assertThat(fairlead("run", plan).code()).isEqualTo(ExitCode.OPEN_ITEMS);
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", migration(), "--out", report.toString()).code()).isZero();
        assertThat(Files.readString(report)).contains("Begun without a rehearsal, because: the copy would");
    }

    @Test
    void stepByStepNamesTheSettingAndTheRowThatMakeTrouble() throws Exception {
        production.run("CREATE TRIGGER picky BEFORE INSERT ON prod_options FOR EACH ROW SET"
                + " NEW.option_value = IF(NEW.option_name = 'mpai_welcome_message', NULL, NEW.option_value)");
        sites.staging.chat("ffff", 5, "2026-05-01 10:00:00", "who am I", "ok");
        String before = production.everything();
        String plan = sites.plan("staging-to-production", REST);
        Said searched = fairlead("rehearse", plan, "--step-by-step");
        assertThat(searched.err()).isEmpty();
        assertThat(searched.code()).as(searched.out()).isEqualTo(ExitCode.GATE);
        assertThat(searched.out()).contains("1 of", "welcome-message:", "prod_mpai_conversations [",
                "Compared were the two databases only", "> ", "Correct this one value in the plan",
                "What helps: fairlead help-card database").doesNotContain("sk-canary")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(searched.out().lines().filter(line -> line.contains("all checks hold")).count())
                .isGreaterThanOrEqualTo(3);
        assertThat(production.everything()).isEqualTo(before);
        assertThat(copies()).isEmpty();
        assertThat(fairlead("run", plan).code()).as("it is no rehearsal").isEqualTo(ExitCode.GATE);
    }
}
