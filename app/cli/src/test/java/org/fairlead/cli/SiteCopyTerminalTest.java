package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.sample.FakePhp;
import org.fairlead.sample.TestWordPress;

import static org.assertj.core.api.Assertions.assertThat;

/** A copy of the site is made, answers beside it, is compared with it and removed, from the terminal. */
class SiteCopyTerminalTest {
    @TempDir
    private Path folder;
    private TwoDataSites sites;
    private Path app;
    private String php = "";
    private String plan = "";

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        sites = new TwoDataSites(folder);
        app = Files.createDirectories(folder.resolve("www/site"));
        for (String name : List.of("wp-load.php", "index.php",
                "wp-content/plugins/memberpress-ai-assistant/memberpress-ai-assistant.php")) {
            Files.createDirectories(app.resolve(name).getParent());
            Files.writeString(app.resolve(name), "<?php // Version: 1.5.4");
        }
        Files.writeString(app.resolve("wp-config.php"), "<?php\ndefine('DB_NAME', '" + sites.production.name()
                + "');\n");
        php = FakePhp.script(folder).toString();
        plan = sites.write("with-app", "staging-to-production", sites.source() + sites.target() + "  app: "
                + app + "\n" + RehearsalTerminalTest.REST);
    }

    @AfterEach
    void close() {
        sites.close();
    }

    private List<String> copies() throws Exception {
        return sites.production.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name"
                + " LIKE 'fairlead\\_copy%'");
    }

    @Test
    void theOldVersionStaysBesideTheSiteUntilItIsRemoved() throws Exception {
        String before = sites.production.everything();
        Said made = fairlead("site-copy", plan);
        assertThat(made.err()).isEmpty();
        assertThat(made.code()).as(made.out()).isZero();
        assertThat(made.out()).contains("objects and", "rows equal, as the site was just now", "Folder ",
                "3 files").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(copies()).hasSize(1);
        String run = fairlead("runs").out().substring(0, 13);

        try (var now = new TestWordPress(sites.production.name(), "prod_")) {
            Said compared = fairlead("compare", run, "--new", now.address(), "--php", php);
            assertThat(compared.code()).as(compared.out() + compared.err()).isEqualTo(ExitCode.GATE);
            assertThat(compared.out()).contains("The old version: a copy of the site, at http://127.0.0.1:",
                    "> /", "out of " + copies().getFirst());
        }
        assertThat(fairlead("compare", run, "--new", "http://127.0.0.1:9", "--php", "no-such-php").err())
                .contains("is not there, or is no PHP");
        assertThat(fairlead("clean", run).out()).contains("site-copy", "Copy of the site");
        assertThat(fairlead("site-copy", run, "--remove", "--json").out()).startsWith("{").contains(
                "\"outcome\":\"removed\"").doesNotContain("is removed");
        assertThat(fairlead("site-copy", run, "--remove").out()).contains("is removed");
        assertThat(copies()).isEmpty();
        assertThat(app.getParent()).isDirectoryNotContaining("glob:**fairlead*");
        assertThat(sites.production.everything()).isEqualTo(before);
    }

    @Test
    void stepByStepLooksAtThePagesOfTheServedCopy() throws Exception {
        Said searched = fairlead("rehearse", plan, "--step-by-step", "--php", php);

        assertThat(searched.out()).contains("and the copy answered requests").doesNotContain(
                "Compared were the two databases only").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(copies()).isEmpty();
        assertThat(app.getParent()).isDirectoryNotContaining("glob:**fairlead*");
    }

    @Test
    void aRehearsalAsksThePagesOfTheServedCopy() throws Exception {
        Said rehearsed = fairlead("rehearse", plan, "--php", php);
        assertThat(rehearsed.code()).as(rehearsed.out() + rehearsed.err()).isEqualTo(ExitCode.GATE);
        assertThat(rehearsed.out()).contains("of the site were copied to", "Everything was tried",
                "/.maintenance answers with 200, where 404 is expected").doesNotContain("pages of the site");
        assertThat(copies()).isEmpty();

        Said without = fairlead("rehearse", plan, "--php", "no-such-php");
        assertThat(without.out()).contains("is not there, or is no PHP", "no page of the copy answers");
        assertThat(app.getParent()).isDirectoryNotContaining("glob:**fairlead*");
    }
}
