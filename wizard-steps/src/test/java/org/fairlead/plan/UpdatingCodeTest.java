package org.fairlead.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.local.LocalShell;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the playbooks that update a program, with a real repository and one it is fetched from. */
class UpdatingCodeTest {
    private static final String FARADAY = "faraday-dashboard";

    @TempDir
    private Path folder;
    private Path app;

    @BeforeEach
    void prepare() throws Exception {
        boolean there = sh(folder, "git --version").isGood();
        if (!there) {
            System.err.println("SKIPPED: updating a program was not tried, since there is no git here");
        }
        Assumptions.assumeTrue(there, "no git");
        app = folder.resolve("app");
        good(folder, """
                git init -q -b main server && cd server && git config user.name t && git config user.email t@example.org
                echo old >requirements.txt && git add . && git commit -qm one && cd .. && git clone -q server app
                cd server && echo new >requirements.txt && git commit -qam two""");
    }

    private static ShellResult sh(Path where, String text) throws Exception {
        return new LocalShell(where, System.getenv()).run(ShellCommand.of(text, Duration.ofMinutes(1)),
                () -> false);
    }

    private static String good(Path where, String text) throws Exception {
        ShellResult result = sh(where, text);
        assertThat(result.isGood()).as(text + "\n" + result.out() + result.err()).isTrue();
        return result.out().strip();
    }

    private CommandText text(String system, String job, String version, String id) {
        var playbook = PlaybookCatalog.builtIn().find(system).orElseThrow().playbook();
        Plan plan = Plan.of(system, job).withChoices(Map.of("updates-code", "yes", "code-version", version));
        plan = plan.withTarget(plan.target().withApp(app.toString()));
        return CommandTexts.find(CommandTexts.of(plan.of(playbook), plan), id).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"faraday-dashboard,upgrade-suite,origin/main", "faraday-dashboard,upgrade-suite,main",
            "ai-design-tool,upgrade-v1-v2,origin/main", "ai-design-tool,upgrade-v1-v2,main"})
    void aBranchIsFetchedBeforeItCounts(String system, String job, String version) throws Exception {
        CommandText fetch = text(system, job, version, "fetch-code");
        CommandText update = text(system, job, version, "update-code");

        assertThat(sh(app, fetch.doneWhen()).isGood()).as("what is here may be old").isFalse();
        good(app, fetch.run());
        assertThat(sh(app, update.doneWhen()).isGood()).isFalse();
        good(app, update.run());
        assertThat(app.resolve("requirements.txt")).hasContent("new\n");
        good(app, update.doneWhen());
    }

    @ParameterizedTest
    @CsvSource({"faraday-dashboard,upgrade-suite", "ai-design-tool,upgrade-v1-v2"})
    void aCommitThatIsThereNeedsNoFetching(String system, String job) throws Exception {
        String commit = good(app, "git rev-parse --short HEAD");
        good(app, text(system, job, commit, "fetch-code").doneWhen());
        assertThat(sh(app, text(system, job, good(folder.resolve("server"), "git rev-parse HEAD"),
                "fetch-code")
                .doneWhen()).isGood()).isFalse();
    }

    @ParameterizedTest
    @CsvSource("origin/main")
    void whatFailedToInstallIsInstalledAgainAndTakenBack(String version) throws Exception {
        Path python = Files.createDirectories(app.resolve(".venv/bin")).resolve("python");
        Files.writeString(python, """
                #!/bin/sh
                case "$3" in
                freeze) cat installed;;
                install) test ! -f broken && cp "$6" installed;;
                esac
                """);
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Files.writeString(app.resolve("installed"), "what was there\n");
        Files.writeString(app.resolve("broken"), "");
        for (String id : List.of("fetch-code", "update-code")) {
            good(app, text(FARADAY, "upgrade-suite", version, id).run());
        }
        CommandText install = text(FARADAY, "upgrade-suite", version, "install-packages");
        String commit = good(app, install.captures().get("commit"));

        assertThat(sh(app, install.run()).isGood()).isFalse();
        good(app, text(FARADAY, "upgrade-suite", version, "update-code").doneWhen());
        assertThat(sh(app, install.doneWhen()).isGood()).as("it failed").isFalse();
        Files.delete(app.resolve("broken"));
        good(app, install.run());
        good(app, install.doneWhen());
        assertThat(app.resolve("installed")).hasContent("new\n");

        good(app, install.undoing(Map.of("commit", commit)));
        assertThat(app.resolve("installed")).hasContent("what was there\n");
        assertThat(sh(app, install.doneWhen()).isGood()).isFalse();
    }
}
