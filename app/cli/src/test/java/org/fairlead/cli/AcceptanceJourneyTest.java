package org.fairlead.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/** What a site cannot do without, looks of its own, and points where somebody decides, from the terminal. */
class AcceptanceJourneyTest {
    @TempDir
    private Path folder;
    private WordPressSite staging;
    private WordPressSite production;
    private HttpServer web;
    private final AtomicReference<String> body = new AtomicReference<>("<html>Add to cart</html>");
    private final AtomicInteger status = new AtomicInteger(200);

    @BeforeEach
    void prepare() throws Exception {
        staging = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_primary_api", "openai"));
        staging.chats();
        production.chats();
        staging.chat("aaaa", 1, "2026-02-01 10:00:00", "hello", "hi");
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] body = this.body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().startsWith("/shop") ? status.get()
                    : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
        var terminal = new TestTerminal(folder);
        terminal.secret("passphrase", "for the way back");
        terminal.secret("db-password", TestMaria.PASSWORD);
    }

    @AfterEach
    void close() {
        web.stop(0);
        staging.close();
        production.close();
    }

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    private String side(String side, WordPressSite site, String prefix) {
        return side + ":\n  prefix: " + prefix + "\n  web: http://localhost:" + web.getAddress().getPort()
                + "\n  database:\n    dialect: mariadb\n    host: localhost\n    port: " + TestMaria.port()
                + "\n    name: " + site.name() + "\n    user: " + TestMaria.USER + "\n    password: {file: "
                + folder.resolve("db-password") + "}\n";
    }

    private String plan(String acceptance) throws Exception {
        return Files.writeString(folder.resolve("plan.yaml"), "fairlead-plan: 1\nplaybook:"
                + " memberpress-ai-assistant\njob: move-data\n" + side("source", staging, "wp_") + side(
                        "target", production, "prod_") + acceptance).toString();
    }

    private String run() {
        return new TestTerminal(folder).run(production.name());
    }

    @Test
    void waitsWhereSomebodyDecidesAndClosesTheGateOverWhatMustHold() throws Exception {
        String plan = plan("""
                rollback-triggers: [the till is closed]
                acceptance:
                  critical: [member-roles]
                  decide-after: [backup, transfer]
                  checks:
                    - {id: shop, path: /shop/, contains: Add to cart}
                    - {id: orders, sql: "SELECT option_name, option_value FROM {p}options WHERE option_name = 'orders'"}
                    - {id: admins, sql: "SELECT COUNT(*) FROM {p}users WHERE ID = 1", expect: "1"}
                """);
        production.run(
                "INSERT INTO prod_options (option_name, option_value, autoload) VALUES ('orders', '12', 'no')");
        String before = production.everything();

        isAskedFirst(plan);
        Said begun = new TestTerminal(folder).agreed("run", plan);
        assertThat(begun.err()).isEmpty();
        assertThat(begun.code()).as(begun.out()).isEqualTo(ExitCode.STOPPED);
        assertThat(begun.out()).contains("decision point", "fairlead resume " + run(), "fairlead rollback "
                + run());
        assertThat(production.everything()).as("nothing is written before the first decision").isEqualTo(
                before);

        assertThat(fairlead("resume", run()).code()).isEqualTo(ExitCode.STOPPED);
        assertThat(production.rows("SELECT conversation_id FROM prod_mpai_conversations")).containsExactly(
                "aaaa");

        status.set(500);
        production.run("UPDATE prod_options SET option_value = '11' WHERE option_name = 'orders'; UPDATE"
                + " prod_usermeta SET meta_value = 'a:1:{s:13:\"administrator\";b:1;s:6:\"editor\";b:1;}' WHERE"
                + " meta_key = 'prod_capabilities'");
        Said judged = fairlead("resume", run());
        assertThat(judged.code()).as(judged.out()).isEqualTo(ExitCode.GATE);
        assertThat(judged.out()).contains("Check \"shop\": /shop/ answers otherwise than it should",
                "Check \"orders\": the rows are no longer what they were (1 before, 1 now)",
                "One user has another role than before.");
        assertThat(fairlead("rollback", run(), "--dry-run").out()).contains("What speaks for going back",
                "Check \"shop\": /shop/ answers otherwise than it should", "concerns 1 thing, 1 user",
                "[ ] trigger-1", "the till is closed");

        status.set(200);
        production.run("UPDATE prod_options SET option_value = '12' WHERE option_name = 'orders'; UPDATE"
                + " prod_usermeta SET meta_value = 'a:1:{s:13:\"administrator\";b:1;}' WHERE"
                + " meta_key = 'prod_capabilities'");
        Said good = fairlead("resume", run());
        assertThat(good.code()).as(good.out()).isZero();
        takesBackAndLooksAgain(before);
    }

    private void isAskedFirst(String plan) {
        Said asked = fairlead("run", plan);
        assertThat(asked.code()).as("nobody has agreed to what the plan asks").isEqualTo(ExitCode.DECISIONS);
        assertThat(asked.out()).contains("it only reads", "SELECT COUNT(*) FROM {p}users WHERE ID = 1")
                .doesNotContain("/shop/").doesNotContainPattern("\\[[a-z]+[.-]");
    }

    private void takesBackAndLooksAgain(String before) throws Exception {
        assertThat(fairlead("check", run(), "trigger-1").out()).contains("[x] trigger-1");
        assertThat(Files.readString(new TestTerminal(folder).report(run()))).doesNotContain(
                "What the site did");

        status.set(500);
        Said failing = fairlead("rollback", run());
        assertThat(failing.out()).contains("[x] trigger-1",
                "The run is taken back, but not everything is as it was",
                "Check \"shop\": /shop/ answers otherwise than it should");
        assertThat(failing.code()).isEqualTo(ExitCode.GATE);
        assertThat(production.everything()).isEqualTo(before);
        status.set(200);
        Said back = fairlead("rollback", run());
        assertThat(back.out()).contains("The site does again what it did before");
        assertThat(back.code()).isZero();
        assertThat(production.everything()).isEqualTo(before);
        assertThat(Files.readString(new TestTerminal(folder).report(run()))).contains(
                "Tables against their backup", "prod_mpai_conversations: all 0 rows are as in the backup",
                "The front page answers.");
    }

    /** The plugin's folder goes back: it has to be switched off meanwhile, and to work afterwards. */
    @Test
    void aFolderOfAProgramGoesBackWhileItIsSwitchedOff() throws Exception {
        Path plugin = Files.createDirectories(folder.resolve(
                "site/wp-content/plugins/memberpress-ai-assistant"));
        Files.writeString(plugin.resolve("main.php"), "old");
        production.run(
                "DELETE FROM prod_options WHERE option_name = 'active_plugins'; INSERT INTO prod_options"
                        + " (option_name, option_value, autoload) VALUES ('active_plugins',"
                        + " 'a:1:{i:0;s:33:\"memberpress-ai-assistant/main.php\";}', 'yes')");
        String plan = plan("");
        assertThat(fairlead("assess", plan).code()).isZero();
        // known from here on only, because what the machine of a site has to have is not there where this is built
        Files.writeString(Path.of(plan), Files.readString(Path.of(plan)).replace("target:\n",
                "target:\n  app: "
                        + folder.resolve("site") + "\n"));
        Said done = fairlead("run", plan);
        assertThat(done.code()).as(done.out() + done.err()).isZero();
        Files.writeString(plugin.resolve("main.php"), "new");

        assertThat(fairlead("rollback", run(), "--dry-run").out()).contains("The plugin is still switched on",
                "no longer offers the interfaces", "answers while the plugin is switched off");
        production.run(
                "UPDATE prod_options SET option_value = 'a:0:{}' WHERE option_name = 'active_plugins'");
        assertThat(fairlead("rollback", run(), "--dry-run").out()).contains("The plugin is switched off");
        Path decisions = Files.writeString(folder.resolve("decisions.yaml"),
                "fairlead-decisions: 1\ndecisions: {\"folder/wp-content/plugins/memberpress-ai-assistant\": undo}\n");
        Files.writeString(Files.createDirectories(folder.resolve("site/wp-content")).resolve("debug.log"),
                "[26-Nov-2026 10:00:00 UTC] PHP Fatal error:  of the new version\n");
        body.set("<b>Fatal error</b>: old and broken");
        Said broken = fairlead("rollback", run(), "--decisions", decisions.toString());
        assertThat(broken.code()).as(broken.out()).isEqualTo(ExitCode.GATE);
        assertThat(broken.out()).contains("in it stands \"<b>Fatal error</b>\"");
        assertThat(plugin.resolve("main.php")).hasContent("old");
        body.set("<html>Add to cart</html>");
        assertThat(broken.out()).as("what the new version has said is not of now").doesNotContain(
                "in the logs of PHP");
        Files.writeString(folder.resolve("site/wp-content/debug.log"),
                "[26-Nov-2026 11:00:00 UTC] PHP Fatal error:  of the old one\n",
                java.nio.file.StandardOpenOption.APPEND);
        Said good = fairlead("rollback", run(), "--decisions", decisions.toString());
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).contains("1 new error in the logs of PHP");
    }

    @Test
    void whatFailedIsMendedBeforeTheNextAttempt() throws Exception {
        String plan = plan("acceptance:\n  checks: [{id: shop, path: /shop/, status: 200}]\n");
        assertThat(fairlead("assess", plan).code()).isZero();
        status.set(500);
        assertThat(fairlead("run", plan, "--accept-unrehearsed", "Ada Lovelace").code()).isEqualTo(
                ExitCode.GATE);
        assertThat(fairlead("rollback", run()).code()).isEqualTo(ExitCode.GATE);
        String first = run();

        assertThat(fairlead("next", first).out()).contains("For the next attempt", "[ ] own-check/shop",
                "Check \"shop\": /shop/ answers otherwise");
        Said decided = fairlead("next", first, "own-check/shop", "--remedy", "New till", "--owner",
                "Operations",
                "--due", "2026-12-24", "--must-pass");
        assertThat(decided.out()).contains("[x] own-check/shop",
                "Remedy: New till  Owner: Operations  Due: 2026-12-24");
        assertThat(fairlead("next", first, "own-check/shop", "--due", "soon").err()).contains(
                "\"soon\" is no day");
        assertThat(fairlead("next", first, "rows/x").err()).contains("There is no \"rows/x\"");

        Path again = folder.resolve("again.yaml");
        assertThat(fairlead("plan", "--after", first, "--out", again.toString()).code()).isZero();
        assertThat(Files.readString(again)).contains("New till").doesNotContain("Ada Lovelace");
        Said closed = fairlead("assess", again.toString());
        assertThat(closed.code()).as(closed.out()).isEqualTo(ExitCode.GATE);
        assertThat(closed.out()).contains("\"shop\" has to pass before trying again after run " + first);
        status.set(200);
        assertThat(fairlead("assess", again.toString()).code()).isZero();
        assertThat(fairlead("check", run()).out()).contains("After run " + first, "New till");
        assertThat(fairlead("check", run(), "remedy-1").out()).contains("[x] remedy-1");
    }

    @Test
    void whatIsWrittenHereHasToArriveThereAndIsTakenAwayAgain() throws Exception {
        production.run(
                "CREATE TABLE prod_orders (name varchar(40)); CREATE TABLE prod_sales (name varchar(40));"
                        + " CREATE TRIGGER flows AFTER INSERT ON prod_orders FOR EACH ROW INSERT INTO prod_sales VALUES"
                        + " (NEW.name)");
        String flows = """
                acceptance:
                  flows:
                    - id: orders
                      write-sql: "INSERT INTO {p}orders (name) VALUES ('{mark}')"
                      read-sql: "SELECT name FROM {p}sales WHERE name = '{mark}'"
                      expect: "{mark}"
                      undo-sql: "DELETE FROM {p}orders WHERE name = '{mark}'"
                      within-seconds: 1
                """;
        Said asked = fairlead("run", plan(flows));
        assertThat(asked.code()).as("nobody has agreed to what the plan writes").isEqualTo(
                ExitCode.DECISIONS);
        assertThat(asked.out()).contains("INSERT INTO {p}orders", "DELETE FROM {p}orders",
                "SELECT name FROM");
        assertThat(production.rows("SELECT name FROM prod_sales")).isEmpty();
        Said done = new TestTerminal(folder).agreed("run", plan(flows));
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).as(done.out()).isZero();
        assertThat(production.rows("SELECT name FROM prod_orders")).as("taken away again").isEmpty();
        assertThat(production.rows("SELECT name FROM prod_sales")).hasSize(1);

        production.run("DROP TRIGGER flows");
        Said broken = fairlead("verify", plan(flows));
        assertThat(broken.code()).isEqualTo(ExitCode.GATE);
        assertThat(broken.out()).contains("“orders”: what was written did not arrive within 1 seconds");
        assertThat(production.rows("SELECT name FROM prod_orders")).isEmpty();

        Said refused = fairlead("assess", plan(flows.replace("DELETE FROM {p}orders WHERE name = '{mark}'",
                "DROP TABLE {p}orders")));
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("have to change rows and nothing else");
    }

    @Test
    void whatNobodyCallsCriticalOnlyWarns() throws Exception {
        String plan = plan("acceptance:\n  decide-after: [transfer]\n");
        assertThat(fairlead("run", plan).code()).isEqualTo(ExitCode.STOPPED);
        production.run(
                "UPDATE prod_usermeta SET meta_value = 'a:1:{s:13:\"administrator\";b:1;s:6:\"editor\";b:1;}'"
                        + " WHERE meta_key = 'prod_capabilities'");
        Said judged = fairlead("resume", run());
        assertThat(judged.out()).contains("One user has another role than before.");
        assertThat(judged.code()).isZero();
    }

    @Test
    void aQueryOfThePlanOnlyReads() throws Exception {
        String before = production.everything();
        for (String sql : List.of("DELETE FROM {p}users", "COPY x TO PROGRAM 'id'",
                "SELECT 1 INTO OUTFILE '/tmp/x'")) {
            Said refused = fairlead("assess", plan("acceptance: {checks: [{id: evil, sql: \"" + sql
                    + "\"}]}\n"));
            assertThat(refused.code()).as(sql).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err()).contains("has to read and nothing else");
        }
        Said assessed = new TestTerminal(folder).agreed("assess", plan("""
                acceptance:
                  checks:
                    - {id: two, sql: "SELECT 1; DELETE FROM {p}users"}
                    - {id: named, sql: "SELECT COUNT(*) FROM {p}users WHERE ID > :since"}
                    - {id: fine, sql: "SELECT COUNT(*) FROM {p}users"}
                """));
        assertThat(assessed.code()).isZero();
        assertThat(assessed.out()).contains("Check \"two\" could not be looked at",
                "Check \"named\" could not be looked at", "asks for \":since\"").doesNotContain("\"fine\"");
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void saysWhatDoesNotFit() throws Exception {
        Said unknown = fairlead("assess", plan(
                "acceptance: {critical: [histori], decide-after: [export]}\n"));
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("did you mean \"history\"", "does not wait after \"export\"");
        Said both = fairlead("assess", plan(
                "acceptance: {checks: [{id: a, path: /x, sql: SELECT 1}, {id: a}]}\n"));
        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("needs either a path or a query");
    }
}
