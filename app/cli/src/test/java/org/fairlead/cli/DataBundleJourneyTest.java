package org.fairlead.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleKey;
import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.move.Joining;
import org.fairlead.secret.IdentityFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Rows of one site travel in a bundle to another that cannot be reached from there, from the terminal. */
class DataBundleJourneyTest {
    private static final String STAYING = "data:\n  leave-out: {users: [\"*@staging.example\"]}\n";

    @TempDir
    private Path folder;
    private TwoDataSites sites;
    private WordPressSite staging;
    private WordPressSite production;

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        sites = new TwoDataSites(folder);
        staging = sites.staging;
        production = sites.production;
        new TestTerminal(folder).secret("bundle-passphrase", "for the way back");
        assertThat(fairlead("keygen", "--out", folder.resolve("key.txt").toString()).code()).isZero();
    }

    @AfterEach
    void close() {
        sites.close();
    }

    private Path bundle() {
        return folder.resolve("site.fairlead");
    }

    private String carry() {
        return "configuration:\n  bundle: " + bundle() + "\n";
    }

    private String exportPlan(String data) throws Exception {
        return sites.write("export", "move-data", "way: export\n" + sites.source() + carry() + data);
    }

    private String importPlan(String data) throws Exception {
        return sites.write("import", "move-data", "way: import\n" + sites.target() + carry() + data);
    }

    private Said export(String data, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("run", exportPlan(data), "--recipient", recipient()));
        arguments.addAll(List.of(more));
        return fairlead(arguments.toArray(String[]::new));
    }

    private String recipient() throws Exception {
        return Files.readAllLines(folder.resolve("key.txt")).stream().filter(line -> line.contains("age1"))
                .findFirst()
                .map(line -> line.substring(line.indexOf("age1"))).orElseThrow();
    }

    private Said arrive(String command, String plan) {
        return fairlead(command, plan, "--identity", folder.resolve("key.txt").toString());
    }

    private List<String> conversations() throws Exception {
        return production.rows("SELECT conversation_id, user_id, created_at, updated_at FROM"
                + " prod_mpai_conversations ORDER BY id");
    }

    private List<String> messages() throws Exception {
        return production.rows("SELECT conversation_id, message, response, created_at FROM prod_mpai_messages"
                + " ORDER BY id");
    }

    @Test
    void whatArrivesFromABundleIsWhatWouldArriveDirectly() throws Exception {
        String before = production.everything();
        Said exported = export(STAYING);
        assertThat(exported.err()).isEmpty();
        assertThat(exported.code()).as(exported.out()).isZero();

        String plan = importPlan("");
        Said moved = arrive("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).as(moved.out()).isZero();
        List<String> conversations = conversations();
        List<String> messages = messages();
        String meta = production.rows("SELECT user_id, meta_key, meta_value FROM prod_usermeta ORDER BY"
                + " umeta_id").toString();
        assertThat(conversations).extracting(row -> row.substring(0, 6)).containsExactly("aaaa|7", "bbbb|8",
                "dddd|1");
        assertThat(fairlead("rollback", run()).code()).isZero();
        assertThat(production.everything()).isEqualTo(before);

        assertThat(fairlead("run", sites.plan("move-data", STAYING)).code()).isZero();
        assertThat(conversations()).isEqualTo(conversations);
        assertThat(messages()).isEqualTo(messages);
        assertThat(production.rows(
                "SELECT user_id, meta_key, meta_value FROM prod_usermeta ORDER BY umeta_id")
                .toString()).isEqualTo(meta);
    }

    @Test
    void nothingOfTheRowsLiesInClearAndTheSourceIsNotNeeded() throws Exception {
        staging.chat("ffff", 2, "2026-06-01 10:00:00", "canary-message", "canary-answer");
        assertThat(export("").code()).isZero();
        staging.close();
        String plan = importPlan(STAYING);
        Said assessed = arrive("assess", plan);
        assertThat(assessed.err()).isEmpty();
        assertThat(assessed.out()).contains("prod_mpai_conversations: 3 rows join", "one is there already");
        assertThat(arrive("run", plan).code()).isZero();
        assertThat(messages()).anyMatch(row -> row.contains("canary-message")).noneMatch(row -> row.contains(
                "a test"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain("canary-message", "canary-answer", "anna@x.example");
            }
        }
    }

    @Test
    void theSameBundleAgainChangesNothing() throws Exception {
        assertThat(export(STAYING).code()).isZero();
        String plan = importPlan("");
        assertThat(arrive("run", plan).code()).isZero();
        assertThat(fairlead("finish", run()).code()).isZero();
        String after = production.everything();
        Said again = arrive("run", plan);
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(production.everything()).isEqualTo(after);
    }

    @Test
    void peopleAreCorrectedOnArrivalAndUnknownOnesWait() throws Exception {
        staging.chat("ffff", 5, "2026-05-01 10:00:00", "who am I", "ok");
        assertThat(export("data:\n  since: 2026-01-01\n  mask: [mpai_messages.message]\n").code()).isZero();
        Said moved = arrive("run", importPlan("data:\n  matches: {users: {test1: other}}\n"));
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(conversations()).extracting(row -> row.substring(0, 6)).containsExactly("aaaa|7", "bbbb|8",
                "cccc|2");
        assertThat(messages()).anyMatch(row -> row.contains("x xxxx")).noneMatch(row -> row.contains(
                "Ünïcode"));
    }

    @Test
    void goesOnWhereItDied() throws Exception {
        assertThat(export(STAYING).code()).isZero();
        String file = importPlan("");
        String run = sites.diesInMessages(file, journey -> {
            journey.open(new BundleKey.Identities(IdentityFile.read(folder.resolve("key.txt"))));
            assertThat(journey.joining().owners().getFirst().owners()).extracting(Joining.Owner::names,
                    Joining.Owner::becomes).contains(tuple(List.of("anna", "anna@x.example"), "anna"), tuple(
                            List.of("ben", "ben@x.example"), "benjamin"));
            assertThat(journey.review().rows()).isEqualTo(9);
        });
        production.chat("eeee", 8, "2026-04-01 10:00:00", "meanwhile", "ok");

        Said resumed = fairlead("resume", run, "--identity", folder.resolve("key.txt").toString());
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).as(resumed.out()).isZero();
        assertThat(conversations()).extracting(row -> row.substring(0, 6)).containsExactly("aaaa|7", "bbbb|8",
                "dddd|1", "eeee|8");
    }

    @Test
    void anotherBundleThanTheOneThatWasAssessedIsRefused() throws Exception {
        assertThat(export(STAYING).code()).isZero();
        String plan = importPlan("");
        assertThat(arrive("assess", plan).code()).isZero();
        assertThat(arrive("backup", plan).code()).isZero();
        String before = production.everything();
        staging.chat("ffff", 2, "2026-06-01 10:00:00", "new", "new");
        Files.delete(bundle());
        assertThat(fairlead("export", sites.write("again", "move-data", "way: export\n" + sites.source()
                + carry()), "--recipient", recipient()).code()).isZero();
        Said refused = arrive("transfer", plan);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("is not the bundle that was assessed");
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void wrongDamagedAndCutAreThreeAnswersAndNothingIsWritten() throws Exception {
        assertThat(fairlead("run", exportPlan("")).code()).isZero();
        String before = production.everything();
        String plan = importPlan("");
        byte[] whole = Files.readAllBytes(bundle());

        new TestTerminal(folder).secret("bundle-passphrase", "another one");
        assertThat(withPassphrase(plan).code()).isEqualTo(ExitCode.WRONG_KEY);
        new TestTerminal(folder).secret("bundle-passphrase", "for the way back");
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(bundle(), damaged);
        Said tampered = withPassphrase(plan);
        assertThat(tampered.code()).isEqualTo(ExitCode.DAMAGED);
        Files.write(bundle(), Arrays.copyOf(whole, whole.length - 100));
        Said cut = withPassphrase(plan);
        assertThat(cut.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(cut.err()).isNotEqualTo(tampered.err());
        assertThat(production.everything()).isEqualTo(before);
    }

    private Said withPassphrase(String plan) {
        return fairlead("run", plan, "--bundle-passphrase-file", folder.resolve("bundle-passphrase")
                .toString());
    }

    @Test
    void aTableThatThePlanTakesAndTheBundleLacksIsNamed() throws Exception {
        assertThat(export("data:\n  datasets: [mpai_conversations]\n").code()).isZero();
        Said some = arrive("assess", importPlan(
                "data:\n  datasets: [mpai_conversations, mpai_messages]\n  unmatched: leave-out\n"));
        assertThat(some.code()).as(some.out()).isZero();
        assertThat(some.out()).contains(
                "The plan takes mpai_messages, but the bundle ",
                "does not hold it: nothing of it will arrive");
        Said none = arrive("assess", importPlan("data:\n  datasets: [mpai_messages]\n"));
        assertThat(none.code()).isEqualTo(ExitCode.GATE);
        assertThat(none.out()).contains("nor any other table of the plan");
    }

    @Test
    void aPreviewShowsRowsAndWritesNothing() throws Exception {
        staging.chat("ffff", 2, "2026-06-01 10:00:00", "my key is sk-canary-openai, keep it", "ok");
        Said preview = fairlead("export", exportPlan(STAYING), "--dry-run");
        assertThat(preview.err()).isEmpty();
        assertThat(preview.code()).isZero();
        assertThat(preview.out()).contains("wp_mpai_conversations: 4 rows",
                "2020-01-01T10:00 to 2026-06-01T10:00",
                "; 1 stay", "Ünïcode", "my key is ••••, keep it").doesNotContain("sk-canary", "a test")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(bundle()).doesNotExist();
    }

    @Test
    void partsFormatsAndPlacesAreChosen() throws Exception {
        String data = "data:\n  also: {mpai_messages: [sql, csv, xml], mpai_conversations: [sql]}\n";
        assertThat(export(data, "--part-size", "64K", "--compression", "none").code()).isZero();
        assertThat(bundle().resolveSibling("site.fairlead.001")).exists();
        Said inspected = fairlead("inspect", bundle().toString(), "--identity", folder.resolve("key.txt")
                .toString());
        assertThat(inspected.code()).as(inspected.err()).isZero();
        assertThat(inspected.out()).contains("mpai_messages: 4 (jsonl", "mpai_messages.sql: 4 (sql",
                "mpai_messages.csv: 4 (csv", "mpai_messages.xml: 4 (xml");
        assertThat(arrive("run", importPlan(STAYING)).code()).isZero();

        Said nowhere = fairlead("export", exportPlan(data), "--out", folder.resolve("no/where").toString());
        assertThat(nowhere.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nowhere.err()).contains("is no folder");
        Said clear = fairlead("export", exportPlan(data), "--unencrypted");
        assertThat(clear.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(clear.err()).contains("mpai_conversations");
    }

    @Test
    void settingsAndRowsOfStagingTravelInOneBundle() throws Exception {
        String before = production.everything();
        String export = sites.write("export", "staging-to-production", "way: export\n" + sites.source()
                + carry());
        Said exported = fairlead("run", export, "--recipient", recipient());
        assertThat(exported.err()).isEmpty();
        assertThat(exported.code()).as(exported.out()).isZero();
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", new TestTerminal(folder).run(bundle().toString()), "--out", report
                .toString())
                .code()).isZero();
        assertThat(report).content().contains("mpai_messages", "Check sum of what was read").doesNotContain(
                "sk-canary", "Ünïcode").doesNotContainPattern("\\[[a-z]+[.-]");
        String plan = sites.write("import", "staging-to-production",
                "rehearsal: {skip-because: tried elsewhere}\nway: import\n" + sites.target()
                        + "configuration:\n  bundle: " + bundle() + "\n  strategy: take-source\n" + STAYING);
        Said moved = arrive("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.out()).contains("settings arrived", "Everything that was to move has arrived");
        assertThat(production.options()).containsEntry("mpai_temperature", "1.4|yes");
        assertThat(conversations()).anyMatch(row -> row.startsWith("bbbb|8"));
        assertThat(fairlead("rollback", run()).code()).isZero();
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void whatIsThereGivesWayAndComesBack() throws Exception {
        production.chat("aaaa", 7, "2026-02-01 09:00:00", "older than what comes? no", "in the same talk");
        production.chat("zzzz", 7, "2026-02-02 09:00:00", "another talk", "stays");
        staging.run("UPDATE wp_usermeta SET meta_value = 'a:1:{i:0;s:1:\"y\";}' WHERE meta_key ="
                + " 'mpai_conversation_history'");
        production.run("INSERT INTO prod_usermeta (user_id, meta_key, meta_value) VALUES (8,"
                + " 'mpai_conversation_history', 'a:0:{}')");
        String before = production.everything();
        assertThat(export(STAYING).code()).isZero();
        String plan = importPlan("data:\n  existing: replace\n");

        Said assessed = arrive("assess", plan);
        assertThat(assessed.out()).contains("prod_mpai_messages: 2 rows of the target give way",
                "prod_mpai_conversations: 2 rows of the target give way",
                "prod_usermeta: 2 rows of the target give way");
        Said moved = arrive("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).as(moved.out()).isZero();
        assertThat(conversations()).extracting(row -> row.substring(0, 6)).containsExactlyInAnyOrder("aaaa|7",
                "bbbb|8", "dddd|1", "zzzz|7");
        assertThat(messages()).extracting(row -> row.substring(0, row.indexOf('|', 5)))
                .containsExactlyInAnyOrder(
                        "aaaa|Hello O\\'Brien ✓", "bbbb|Ünïcode", "dddd|long ago", "zzzz|another talk");
        assertThat(production.rows("SELECT user_id, meta_value FROM prod_usermeta WHERE meta_key ="
                + " 'mpai_conversation_history' OR user_id = 1 AND meta_key = 'mpai_has_consented'"))
                .containsExactlyInAnyOrder("8|a:1:{i:0;s:1:\"y\";}", "1|1");
        String run = run();
        assertThat(arrive("verify", plan).code()).isZero();
        assertThat(fairlead("rollback", run).code()).isZero();
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void replacingAgainChangesNothingAndOlderOnesStay() throws Exception {
        production.chat("bbbb", 8, "2019-01-01 10:00:00", "long before what comes", "stays");
        assertThat(export("data:\n  since: 2026-01-01\n").code()).isZero();
        String plan = importPlan("data:\n  existing: replace\n  unmatched: leave-out\n");
        assertThat(arrive("run", plan).code()).isZero();
        assertThat(messages()).anyMatch(row -> row.startsWith("bbbb|long before")).anyMatch(row -> row
                .startsWith(
                        "bbbb|Ünïcode"));
        assertThat(conversations()).filteredOn(row -> row.startsWith("bbbb")).containsExactly(
                "bbbb|8|2026-03-01 10:00:00|2026-03-01 10:00:00");
        assertThat(fairlead("finish", run()).code()).isZero();
        String after = production.everything();
        assertThat(arrive("run", plan).code()).isZero();
        assertThat(production.everything()).isEqualTo(after);
    }

    private String run() {
        return new TestTerminal(folder).run(production.name());
    }
}
