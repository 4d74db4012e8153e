package org.fairlead.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.compare.CompareReport;
import org.fairlead.config.OneByOne;
import org.fairlead.config.WordPressSite;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Way;
import org.fairlead.run.SiteCopyWork.Served;
import org.fairlead.sample.FakePhp;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestSsh;
import org.fairlead.sample.TestWordPress;
import org.fairlead.secret.Secret;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.local.LocalShell;
import org.fairlead.step.StepOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlead.sample.PlaceJourney.done;

/** A copy of a site, its database and its folder, answers beside it and goes without a trace. */
class SiteCopyTest {
    private static final long LITTLE = 64 << 20;
    private static final String CANARY = "canary-of-the-salt-2291";

    @TempDir
    private Path folder;
    private Path app;
    private WordPressSite site;
    private Workspace workspace;

    @BeforeEach
    void aSite() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_ci", WordPressSite.FIRST);
        app = Files.createDirectories(folder.resolve("www/site"));
        for (String name : List.of("wp-load.php", "index.php", "wp-content/plugins/own/own.php",
                "wp-content/object-cache.php", "wp-content/cache/page.html", ".htaccess",
                "wp-content/uploads/2026/a ü.txt")) {
            Files.createDirectories(app.resolve(name).getParent());
            Files.writeString(app.resolve(name), "<?php // " + name);
        }
        Files.createSymbolicLink(app.resolve("wp-content/linked"), app.resolve("wp-content/uploads"));
        Files.writeString(app.resolve("wp-config.php"), "<?php\ndefine('DB_NAME', '" + site.name()
                + "');\ndefine('AUTH_KEY', '" + CANARY + "');\n");
        workspace = Workspaces.open(folder.resolve("home"), LITTLE);
    }

    private Plan plan() {
        return Plan.of("memberpress-ai-assistant", "upgrade-layout").withWay(Way.HERE).withTarget(
                Endpoint.EMPTY.withDatabase(TestMaria.address(site.name())).withPrefix("wp_").withApp(app
                        .toString()));
    }

    private Journey begin() throws ProblemException {
        return workspace.begin(plan(), (kind, name) -> Secret.of(TestMaria.PASSWORD));
    }

    private static List<String> copies() throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestMaria.connect("mysql");
                var results = connection.createStatement().executeQuery(
                        "SHOW DATABASES LIKE 'fairlead\\_copy%'")) {
            while (results.next()) {
                found.add(results.getString(1));
            }
        }
        return found;
    }

    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration
                .ofSeconds(10)).build(), BodyHandlers.ofString()).body();
    }

    @Test
    void theCopyHoldsAllThatTheSiteHoldsAndLeadsToItsOwnDatabase() throws Exception {
        try (Journey journey = begin()) {
            SiteCopyReport made = done(journey.rehearsal().site().make(Optional.empty(), Controls.silent()));

            assertThat(made.from()).isEqualTo("site");
            assertThat(made.rows()).isPositive();
            assertThat(made.notes()).extracting(Problem::key).containsExactly("site-copy.note.links");
            assertThat(copies()).hasSize(1);
            String database = copies().getFirst();
            Path copy = Path.of(made.folder());
            assertThat(copy).isEqualTo(app.resolveSibling(database)).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo(
                    "rwx------");
            assertThat(copy.resolve("wp-content/plugins/own/own.php")).hasSameTextualContentAs(app.resolve(
                    "wp-content/plugins/own/own.php"));
            assertThat(copy.resolve("wp-content/uploads/2026/a ü.txt")).exists();
            assertThat(copy.resolve("wp-content/object-cache.php")).as("the site's own cache").doesNotExist();
            assertThat(copy.resolve("wp-content/linked")).as("leads back to the site").doesNotExist();
            assertThat(copy.resolve(".htaccess")).hasContent("Require all denied");
            assertThat(Files.readString(copy.resolve("wp-config.php"))).startsWith(
                    "<?php\nrequire __DIR__ . '/fairlead-copy.php';").contains(CANARY);
            assertThat(Files.readString(copy.resolve("fairlead-copy.php"))).contains("'DB_NAME', '" + database
                    + "'", "DISABLE_WP_CRON");
            assertThat(copy.resolve("wp-content/mu-plugins/000-fairlead-quiet.php")).content().contains(
                    "wp_mail", "pre_http_request");
            assertThat(journey.rehearsal().site().there()).contains(made);
            assertThat(Files.exists(journey.log().folder().resolve("site-copy"))).as(
                    "what it was copied from")
                    .isFalse();

            assertThat(journey.cleaning().left().pieces()).extracting(CleaningWork.Piece::kind).contains(
                    "site-copy");
            journey.cleaning().remove(Set.of("site-copy"));
            assertThat(copies()).isEmpty();
            assertThat(copy).doesNotExist();
            assertThat(app.resolve("wp-content/uploads/2026/a ü.txt")).exists();
            assertThat(journey.rehearsal().site().there()).isEmpty();
        }
    }

    @Test
    void theOldVersionAnswersBesideTheSiteAndIsComparedWithIt() throws Exception {
        String php = FakePhp.script(folder).toString();
        try (var now = new TestWordPress(site.name(), "wp_"); Journey journey = begin()) {
            SiteCopyWork copy = journey.rehearsal().site();
            done(copy.make(Optional.empty(), Controls.silent()));

            Served served = copy.serve(php);

            assertThat(served.address()).startsWith("http://127.0.0.1:");
            assertThat(served.amiss()).isEmpty();
            assertThat(get(served.address() + "/")).contains("out of " + copies().getFirst());
            assertThat(copy.serve(php).address()).as("it goes on").isEqualTo(served.address());
            CompareReport compared = journey.troubles().compare(served.address(), now.address(), List.of());
            assertThat(compared.first().orElseThrow().path()).isEqualTo("/");

            copy.stop();
            assertThatThrownBy(() -> get(served.address() + "/")).isInstanceOf(java.io.IOException.class);
            assertThat(copy.served()).isEmpty();
            assertThat(get(copy.serve(php).address() + "/")).as("again").contains("out of");
            copy.remove();
        }
        assertThat(copies()).isEmpty();
    }

    @Test
    void closingTheRunEndsTheServerAndKeepsTheCopy() throws Exception {
        String php = FakePhp.script(folder).toString();
        Journey journey = begin();
        done(journey.rehearsal().site().make(Optional.empty(), Controls.silent()));
        String address = journey.rehearsal().site().serve(php).address();
        journey.close();

        assertThatThrownBy(() -> get(address + "/")).isInstanceOf(java.io.IOException.class);
        try (Journey again = workspace.reopen(journey.runId(), (kind, name) -> Secret.of(
                TestMaria.PASSWORD))) {
            assertThat(get(again.rehearsal().site().serve(php).address() + "/")).contains("out of");
            again.finish(false);
        }
        assertThat(copies()).isEmpty();
        assertThat(app.getParent()).isDirectoryNotContaining("glob:**fairlead*");
    }

    @Test
    void whatAKilledProgramServedIsEndedByTheNextStart() throws Exception {
        Journey journey = begin();
        done(journey.rehearsal().site().make(Optional.empty(), Controls.silent()));
        var known = new AtomicReference<>("");
        var over = new AtomicBoolean();
        Thread serving = Thread.ofPlatform().start(() -> {
            try {
                new LocalShell(folder, System.getenv()).run(ShellCommand.of("exec sleep 600", Duration
                        .ofMinutes(
                                10)), () -> false, known::set);
                over.set(true);
            } catch (ProblemException e) {
                throw new IllegalStateException(e);
            }
        });
        while (String.valueOf(known.get()).isEmpty()) {
            Thread.sleep(20);
        }
        journey.log().remember("site-served", "process", String.valueOf(known.get()));
        journey.close();

        try (Journey again = workspace.reopen(journey.runId(), (kind, name) -> Secret.of(
                TestMaria.PASSWORD))) {
            serving.join(10_000);
            assertThat(over).isTrue();
            assertThat(again.log().recallAll("site-served")).isEmpty();
            again.rehearsal().site().remove();
        }
    }

    @Test
    void withoutPhpTheDatabaseIsCopiedAndThatIsSaid() throws Exception {
        try (Journey journey = begin()) {
            SiteCopyWork copy = journey.rehearsal().site();
            done(copy.make(Optional.empty(), Controls.silent()));

            assertThatThrownBy(() -> copy.serve("no-such-php")).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem().key()).isEqualTo("site-copy.problem.no-php"));
            assertThatThrownBy(() -> copy.serve("php -d x=y; rm")).isInstanceOfSatisfying(
                    ProblemException.class, refused -> assertThat(refused.problem().key()).isEqualTo(
                            "site-copy.problem.php-name"));
            assertThat(copies()).hasSize(1);
            copy.remove();
            Files.delete(app.resolve("wp-load.php"));
            SiteCopyReport alone = done(copy.make(Optional.empty(), Controls.silent()));
            assertThat(alone.folder()).isEmpty();
            assertThat(alone.notes()).extracting(Problem::key).containsExactly(
                    "site-copy.problem.no-wordpress", "site-copy.note.database-only");
            copy.remove();
            assertThat(copies()).isEmpty();
        }
    }

    @Test
    void aTriggerThatNamesTheSitesDatabaseKeepsTheCopyFromAnswering() throws Exception {
        try (var connection = TestMaria.connect(site.name()); var statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER reaches AFTER INSERT ON wp_options FOR EACH ROW DELETE FROM `"
                    + site
                            .name() + "`.wp_options WHERE 1 = 0");
        }
        try (Journey journey = begin()) {
            SiteCopyWork copy = journey.rehearsal().site();
            SiteCopyReport made = done(copy.make(Optional.empty(), Controls.silent()));
            assertThat(made.folder()).isEmpty();
            assertThat(made.notes()).extracting(Problem::key).containsExactly(
                    "site-copy.problem.reaches-site",
                    "site-copy.note.database-only");
            copy.remove();
        }
        assertThat(copies()).isEmpty();
    }

    @Test
    void stepByStepAsksTheServedCopyAfterEachComponent() throws Exception {
        String php = FakePhp.script(folder).toString();
        try (Journey journey = begin()) {
            journey.change(journey.plan().withConfiguration(journey.plan().configuration().withLayouts("l1a",
                    "l3")));
            StepOutcome<StepByStepReport> searched = journey.rehearsal().serving(php).stepByStep(Optional
                    .empty(), Controls.silent());
            StepByStepReport report = switch (searched) {
                case StepOutcome.Done<StepByStepReport>(var came) -> came;
                case StepOutcome.Blocked<StepByStepReport>(var came, var findings) -> came;
                default -> throw new AssertionError(searched.toString());
            };
            assertThat(report.notes()).extracting(Problem::key).containsExactly("site-copy.note.links",
                    "site-copy.note.served");
            assertThat(report.parts()).isNotEmpty();
        }
        assertThat(copies()).isEmpty();
        assertThat(app.getParent()).isDirectoryNotContaining("glob:**fairlead*");
    }

    @Test
    void stepByStepNamesTheSettingThatBreaksThePages() throws Exception {
        Path php = FakePhp.script(folder);
        HttpServer judge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        judge.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(breaks() ? 500 : 200, -1);
            }
        });
        judge.start();
        FakePhp.ask(php, "http://127.0.0.1:" + judge.getAddress().getPort() + "/");
        try (Journey journey = begin()) {
            journey.change(journey.plan().withConfiguration(journey.plan().configuration().withLayouts("l1a",
                    "l3")));
            var searched = journey.rehearsal().serving(php.toString()).stepByStep(Optional.empty(), Controls
                    .silent());
            assertThat(searched).isInstanceOfSatisfying(StepOutcome.Blocked.class, blocked -> {
                var report = (StepByStepReport) blocked.report();
                List<OneByOne.Culprit> met = report.parts().stream().flatMap(part -> part.culprits().stream())
                        .toList();
                assertThat(met).extracting(OneByOne.Culprit::name).containsExactly("chat-position");
                assertThat(met.getFirst().problem().key()).isEqualTo("web.problem.status");
            });
        } finally {
            judge.stop(0);
        }
        assertThat(copies()).isEmpty();
    }

    /** Whether the copy's settings hold the one that its pages cannot bear. */
    private static boolean breaks() {
        try (var connection = TestMaria.connect(copies().getFirst());
                var results = connection.createStatement().executeQuery("SELECT count(*) FROM wp_options"
                        + " WHERE option_name = 'mpai_settings' AND option_value LIKE '%top_left%'")) {
            return results.next() && results.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onAnotherMachineTheCopyLiesAndAnswersThereThroughTheLogin() throws Exception {
        String php = FakePhp.script(folder).toString();
        Files.writeString(folder.resolve("known"), "");
        try (TestSsh server = new TestSsh(folder).withCommands().withItsOwnDisk()) {
            var way = new SshAddress("127.0.0.1", server.port(), TestSsh.USER, "", SecretRef.none(),
                    new SecretRef.Ask(), folder.resolve("known").toString(), server.fingerprint());
            Plan remote = plan().withTarget(plan().target().withSsh(way));
            try (Journey journey = workspace.begin(remote, (kind, name) -> Secret.of(name.contains("ssh")
                    ? TestSsh.PASSWORD
                    : TestMaria.PASSWORD))) {
                SiteCopyWork copy = journey.rehearsal().site();
                SiteCopyReport made = done(copy.make(Optional.empty(), Controls.silent()));
                assertThat(made.folder()).isEqualTo(app.resolveSibling(copies().getFirst()).toString());

                assertThat(get(copy.serve(php).address() + "/")).contains("out of " + copies().getFirst());

                copy.remove();
                assertThat(Path.of(made.folder())).doesNotExist();
                assertThat(copies()).isEmpty();
            }
        }
    }

    /** Where a PHP is on this machine, it reads what the copy was given as it is meant. */
    @Test
    void phpItselfKeepsToTheCopy() throws Exception {
        Assumptions.assumeTrue(isPhpThere(),
                "SKIPPED: no php with mysqli on this machine to check the copy with");
        Files.writeString(app.resolve("wp-config.php"), "<?php\ndefine('DB_NAME', '" + site.name()
                + "');\nconst WP_CONTENT_DIR = '" + app
                + "/wp-content';\ndefine('UPLOADS', '../uploads');\ndefine('WP_DEBUG_LOG', '" + app
                + "/debug.log');\ndefine('WP_TEMP_DIR', '" + app + "');\nini_set('error_log', '" + app
                + "/php.log');\n");
        Files.writeString(app.resolve("index.php"), """
                <?php
                function add_filter($name, $filter, $at = 10, $of = 1) { $GLOBALS['filters'][$name] = $filter; }
                class WP_Error { public $said; function __construct($code, $said) { $this->said = $said; } }
                require __DIR__ . '/wp-config.php';
                foreach (glob(WPMU_PLUGIN_DIR . '/*.php') as $plugin) { require $plugin; }
                $asked = $GLOBALS['filters']['pre_http_request'];
                echo DB_NAME, "\n", WP_CONTENT_DIR, "\n", WP_HOME, "\n", DISABLE_WP_CRON ? 'no clock' : '', "\n",
                    var_export(wp_mail('a', 'b', 'c'), true), "\n", $asked(false, [], 'https://api.example/')->said,
                    "\n", var_export($asked(false, [], 'http://127.0.0.1:80/'), true), "\n", UPLOADS, "\n",
                    WP_TEMP_DIR, "\n", WP_DEBUG_LOG, "\n", ini_get('error_log'), "\n",
                    var_export($GLOBALS['filters']['pre_option_upload_path'](), true), "\n";
                """);
        try (Journey journey = begin()) {
            SiteCopyWork copy = journey.rehearsal().site();
            SiteCopyReport made = done(copy.make(Optional.empty(), Controls.silent()));
            String address = copy.serve("php").address();

            assertThat(get(address + "/shop/?x=1").lines()).containsExactly(copies().getFirst(), made.folder()
                    + "/wp-content", address, "no clock", "true",
                    "A scratch copy of a site asks nobody outside.", "false", "wp-content/uploads", made
                            .folder() + "/wp-content", made.folder() + "/wp-content/debug.log", made.folder()
                                    + "/wp-content/debug.log", "''");
            assertThat(get(address + "/wp-config.php")).isEmpty();
            assertThat(get(address + "/fairlead-copy.php")).isEmpty();
            copy.remove();
        }
    }

    private static boolean isPhpThere() throws InterruptedException {
        try {
            return new ProcessBuilder("php", "-r", "exit(extension_loaded('mysqli') ? 0 : 1);").start()
                    .waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
