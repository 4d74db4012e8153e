package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.LesserUsers;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** A site whose database user may make no database: where the restore is tried, and who answers for it. */
class TrialPlacesTerminalTest {
    private static final String WRITES = "SELECT, INSERT, UPDATE, DELETE, SHOW VIEW, TRIGGER, EVENT, EXECUTE";

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
        new TestTerminal(folder).secret("lesser", LesserUsers.PASSWORD);
    }

    @AfterEach
    void close() {
        sites.close();
    }

    /** A plan whose user of the target has these rights only. */
    private String plan(String rights) throws Exception {
        String user = LesserUsers.ofMaria(production.name(), rights);
        String target = sites.target().replace("user: " + TestMaria.USER, "user: " + user).replace(
                "db-password", "lesser");
        return sites.write("lesser", "move-data", sites.source() + target
                + "backup: {whole-database: true}\n");
    }

    @Test
    void tablesWithOtherNamesStandInAndItIsSaid() throws Exception {
        String plan = plan(WRITES + ", CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW");
        assertThat(fairlead("assess", plan).code()).isZero();

        Said backup = fairlead("backup", plan);

        assertThat(backup.code()).as(backup.out() + backup.err()).isZero();
        assertThat(backup.out()).contains("tables with names of their own",
                "the user may not make one beside")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        String run = new TestTerminal(folder).run(production.name());
        assertThat(fairlead("clean", run).out()).doesNotContain("scratch");
    }

    @Test
    void whereNothingMayBeMadeAPersonHasToSign() throws Exception {
        String plan = plan(WRITES);
        Said assessed = fairlead("assess", plan);
        assertThat(assessed.code()).as(assessed.out() + assessed.err()).isZero();

        Path signedInFile = Path.of(plan);
        Files.writeString(signedInFile, Files.readString(signedInFile).replace("whole-database: true",
                "whole-database: true, unrehearsed-accepted-by: Ada Lovelace"));

        Said closed = fairlead("backup", plan);

        assertThat(closed.code()).as(closed.out() + closed.err()).isEqualTo(ExitCode.GATE);
        assertThat(closed.out() + closed.err()).contains("could not be tried anywhere",
                "--accept-unrehearsed",
                "CREATE, DROP").doesNotContainPattern("\\[[a-z]+[.-]");

        Said signed = fairlead("backup", plan, "--accept-unrehearsed", "Ada Lovelace");
        assertThat(signed.code()).as(signed.out() + signed.err()).isZero();
        assertThat(signed.out()).contains("Ada Lovelace has accepted", "read back from the backup");
        String run = new TestTerminal(folder).run(production.name());
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", report.toString()).code()).isZero();
        assertThat(Files.readString(report)).contains("Ada Lovelace has accepted",
                "read back from the backup", "the user may not make one beside");
    }

    @Test
    void nobodyCanSignForARestoreThatFailed() throws Exception {
        try (var connection = TestMaria.connect(production.name());
                var statement = connection
                        .createStatement()) {
            statement.execute("CREATE TABLE kept (v int CHECK (v > 0))");
            statement.execute("SET check_constraint_checks = 0");
            statement.execute("INSERT INTO kept VALUES (-1)");
        }
        String plan = plan(WRITES + ", CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW");
        assertThat(fairlead("assess", plan).code()).isZero();

        Said closed = fairlead("backup", plan, "--accept-unrehearsed", "Ada Lovelace");

        assertThat(closed.code()).as(closed.out() + closed.err()).isEqualTo(ExitCode.GATE);
        assertThat(closed.out() + closed.err()).contains("was not brought to its end in any place",
                "nobody can sign for it", "error 4,025").doesNotContain("has accepted",
                        "--accept-unrehearsed")
                .doesNotContainPattern("\\[[a-z]+[.-]");

        production.run("DELETE FROM kept");
        Said mended = fairlead("backup", plan);
        assertThat(mended.code()).as(mended.out() + mended.err()).isZero();
    }
}
