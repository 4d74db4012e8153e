package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole database of a WordPress site is kept, held against the site, and put back beside it. */
class WholeBackupTerminalTest {
    @TempDir
    private Path folder;
    private TwoDataSites sites;
    private WordPressSite production;
    private String plan = "";

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        sites = new TwoDataSites(folder);
        production = sites.production;
        production.run("CREATE TABLE prod_mepr_transactions (id bigint PRIMARY KEY, amount decimal(10,2));"
                + " INSERT INTO prod_mepr_transactions VALUES (1, 9.90), (2, 19.90); CREATE TABLE prod_mepr_events"
                + " (id bigint PRIMARY KEY); CREATE TABLE prod_posts (ID bigint PRIMARY KEY, post_type varchar(20));"
                + " INSERT INTO prod_posts VALUES (1, 'memberpressproduct'), (2, 'page'); INSERT INTO prod_options"
                + " (option_name, option_value) VALUES ('mepr_options', 'a:0:{}')");
        plan = sites.plan("move-data", "backup: {whole-database: true}\ndata:\n  leave-out: {users:"
                + " [\"*@staging.example\"]}\n");
    }

    @AfterEach
    void close() {
        sites.close();
    }

    private Path kept(String run) {
        return folder.resolve("home").resolve("runs").resolve(run).resolve("backup").resolve(
                "whole-database.sql.zst.age");
    }

    @Test
    void isListedComparedAndRestoredAndWhatStandsThereIsWell() throws Exception {
        assertThat(fairlead("assess", plan).code()).isZero();
        Said backup = fairlead("backup", plan);
        assertThat(backup.err()).isEmpty();
        assertThat(backup.code()).as(backup.out()).isZero();
        assertThat(backup.out()).contains("memberpress: prod_mepr_events, prod_mepr_transactions",
                "memberpress-options", "memberpress-post-types", "are as they were kept")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        String run = new TestTerminal(folder).run(production.name());

        String into = TestMaria.empty();
        Said restored = fairlead("restore", run, "--into", into);
        assertThat(restored.err()).isEmpty();
        assertThat(restored.code()).as(restored.out()).isZero();
        assertThat(restored.out()).contains("The server finds nothing wrong with",
                "can be read as the application reads them");
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", report.toString()).code()).isZero();
        assertThat(Files.readString(report)).contains("are as they were kept", into,
                "The server finds nothing wrong with").doesNotContain("$2a$", "sk-canary");
    }

    @Test
    void aFileThatIsNotWhatWasWrittenIsRefusedBeforeAnythingIsRestored() throws Exception {
        assertThat(fairlead("assess", plan).code()).isZero();
        assertThat(fairlead("backup", plan).code()).isZero();
        String run = new TestTerminal(folder).run(production.name());
        byte[] bytes = Files.readAllBytes(kept(run));
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept(run), bytes);

        String into = TestMaria.empty();
        Said refused = fairlead("restore", run, "--into", into);
        assertThat(refused.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(refused.err()).contains("is not what was written");
        try (var connection = TestMaria.connect(into);
                var statement = connection.createStatement();
                var results = statement.executeQuery("SHOW TABLES")) {
            assertThat(results.next()).isFalse();
        }
    }

    @Test
    void theWrongPassphraseIsToldFromDamageAndARollbackSaysHowTheTablesAre() throws Exception {
        assertThat(fairlead("run", plan).code()).isZero();
        String run = new TestTerminal(folder).run(production.name());
        new TestTerminal(folder).secret("passphrase", "something else entirely");
        String into = TestMaria.empty();
        assertThat(fairlead("restore", run, "--into", into).code()).isEqualTo(ExitCode.WRONG_KEY);
        new TestTerminal(folder).secret("passphrase", "for the way back");
        assertThat(fairlead("rollback", run, "--dry-run").out()).contains("There are two ways back",
                "fairlead restore "
                        + run);
        Said back = fairlead("rollback", run);
        assertThat(back.code()).as(back.out() + back.err()).isZero();
        assertThat(back.out()).contains("The server finds nothing wrong with",
                "can be read as the application reads them");
    }
}
