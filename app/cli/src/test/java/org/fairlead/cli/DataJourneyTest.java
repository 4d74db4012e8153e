package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.config.WordPressSite;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** Conversations, consents and the audit log of one site join those of another, from the terminal. */
class DataJourneyTest {
    private static final String REPLACING = "data:\n  existing: replace\n  leave-out: {users:"
            + " [\"*@staging.example\"]}\n";

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
    }

    @AfterEach
    void close() {
        sites.close();
    }

    private String plan(String job, String data) throws Exception {
        return sites.plan(job, data);
    }

    private String run() {
        return new TestTerminal(folder).run(production.name());
    }

    @Test
    void joinsWhatIsThereWithPeopleMappedAndComesBack() throws Exception {
        String before = production.everything();
        String plan = plan("move-data", "data:\n  leave-out: {users: [\"*@staging.example\"]}\n");
        Said assessed = fairlead("assess", plan);
        assertThat(assessed.err()).isEmpty();
        assertThat(assessed.code()).isZero();
        assertThat(assessed.out()).contains("prod_mpai_conversations: 2 rows join", "one is there already");

        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).as(moved.out()).isZero();
        assertThat(production.rows("SELECT conversation_id, user_id, updated_at FROM prod_mpai_conversations"
                + " ORDER BY id")).containsExactly("aaaa|7|2026-01-01 10:00:00", "bbbb|8|2026-03-01 10:00:00",
                        "dddd|1|2020-01-01 10:00:00");
        assertThat(production.rows("SELECT conversation_id, message FROM prod_mpai_messages ORDER BY id"))
                .containsExactly("aaaa|already here", "aaaa|Hello O\\'Brien ✓", "bbbb|Ünïcode",
                        "dddd|long ago");
        assertThat(production.rows(
                "SELECT user_id, meta_key, meta_value FROM prod_usermeta WHERE meta_key LIKE"
                        + " 'mpai%' ORDER BY umeta_id")).containsExactly("1|mpai_has_consented|0",
                                "7|mpai_has_consented|1",
                                "8|mpai_conversation_history|a:1:{i:0;s:4:\"x✓\";}");

        production.chat("eeee", 8, "2026-04-01 10:00:00", "since then", "ok");
        assertThat(fairlead("verify", plan).code()).as("rows that others add are no difference").isZero();
        assertThat(fairlead("rollback", run()).code()).isZero();
        production.run("DELETE FROM prod_mpai_conversations WHERE conversation_id = 'eeee'; DELETE FROM"
                + " prod_mpai_messages WHERE conversation_id = 'eeee'");
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void goesOnWhereItDiedThoughTheSiteWasUsedMeanwhile() throws Exception {
        String file = plan("move-data", "data:\n  leave-out: {users: [\"*@staging.example\"]}\n");
        String run = sites.diesInMessages(file, journey -> {});
        production.chat("eeee", 8, "2026-04-01 10:00:00", "meanwhile", "ok");
        staging.chat("gggg", 2, "2026-05-01 10:00:00", "too late", "ok");

        Said resumed = fairlead("resume", run);
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).as(resumed.out()).isZero();
        assertThat(resumed.out()).contains("since the transfer began");
        assertThat(production.rows(
                "SELECT conversation_id, user_id FROM prod_mpai_conversations ORDER BY id"))
                .containsExactly("aaaa|7", "bbbb|8", "dddd|1", "eeee|8");
        assertThat(production.rows("SELECT conversation_id, message FROM prod_mpai_messages ORDER BY"
                + " conversation_id, id")).containsExactly("aaaa|already here", "aaaa|Hello O\\'Brien ✓",
                        "bbbb|Ünïcode", "dddd|long ago", "eeee|meanwhile");
    }

    private static String history(int from, int to, int step) {
        return PhpWriter.text(PhpValue.list(IntStream.rangeClosed(from, to).filter(i -> (i - from) % step
                == 0)
                .mapToObj(i -> new PhpValue.Array(List.of(entry("role", PhpValue.Str.of("user")), entry(
                        "content",
                        PhpValue.Str.of("Ünï ✓ " + i)), entry("timestamp", new PhpValue.Int(1_700_000_000L
                                + i)))))
                .toList()));
    }

    private static PhpValue.Entry entry(String key, PhpValue value) {
        return new PhpValue.Entry(PhpValue.Str.of(key), value);
    }

    /** What the histories of the target hold, by person: content of each entry. */
    private List<String> histories() throws Exception {
        var all = new ArrayList<String>();
        for (String row : production.rows("SELECT user_id, meta_value FROM prod_usermeta WHERE meta_key ="
                + " 'mpai_conversation_history' ORDER BY user_id")) {
            String[] parts = row.split("[|]", 2);
            var list = (PhpValue.Array) PhpParser.parse(parts[1]);
            all.add(parts[0] + ": " + list.entries().stream().map(
                    entry -> ((PhpValue.Str) ((PhpValue.Array) entry
                            .value()).get("content").orElseThrow()).text().replaceAll("\\D", "")).collect(
                                    Collectors
                                            .joining(" ")));
        }
        return all;
    }

    @Test
    void historiesOfBothSidesBecomeOneAndComeApartAgain() throws Exception {
        staging.run("DELETE FROM wp_usermeta WHERE meta_key = 'mpai_conversation_history'");
        staging.run("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES"
                + " (3, 'mpai_conversation_history', '" + history(0, 58, 2) + "'),"
                + " (2, 'mpai_conversation_history', '" + history(1, 3, 1) + "'),"
                + " (1, 'mpai_conversation_history', '" + history(1, 2, 1) + "')");
        production.run("INSERT INTO prod_usermeta (user_id, meta_key, meta_value) VALUES"
                + " (8, 'mpai_conversation_history', '" + history(1, 59, 2) + "'),"
                + " (7, 'mpai_conversation_history', '" + history(2, 4, 1) + "'),"
                + " (1, 'mpai_conversation_history', 'a:1:{i:0;s:99:\"damaged\";}')");
        String before = production.everything();
        String plan = plan("move-data",
                "data:\n  existing: merge\n  leave-out: {users: [\"*@staging.example\"]}\n");
        Said assessed = fairlead("assess", plan);
        assertThat(assessed.err()).isEmpty();
        assertThat(assessed.out()).contains("2 lists of prod_usermeta get entries", "1 has all of them");

        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.out()).contains("1 value of prod_usermeta is no list");
        String damaged = "UPDATE prod_usermeta SET meta_value = '" + history(1, 2, 1)
                + "' WHERE user_id = 1 AND meta_key = 'mpai_conversation_history'";
        assertThat(production.rows("SELECT meta_value FROM prod_usermeta WHERE user_id = 1 AND meta_key ="
                + " 'mpai_conversation_history'")).containsExactly("a:1:{i:0;s:99:\"damaged\";}");
        production.run(damaged);
        assertThat(histories()).containsExactly("1: 1 2", "7: 1 2 3 4", "8: " + IntStream.rangeClosed(10, 59)
                .mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        assertThat(fairlead("verify", plan).code()).isZero();

        production.run("UPDATE prod_usermeta SET meta_value = 'a:0:{}' WHERE user_id = 7 AND meta_key ="
                + " 'mpai_conversation_history'");
        Said lacking = fairlead("verify", plan);
        assertThat(lacking.code()).isEqualTo(ExitCode.GATE);
        assertThat(lacking.out()).contains("1 list of prod_usermeta lacks entries");
        production.run("UPDATE prod_usermeta SET meta_value = '" + history(1, 4, 1)
                + "' WHERE user_id = 7 AND"
                + " meta_key = 'mpai_conversation_history'");
        assertThat(fairlead("rollback", run()).code()).isZero();
        production.run(
                "UPDATE prod_usermeta SET meta_value = 'a:1:{i:0;s:99:\"damaged\";}' WHERE user_id = 1 AND"
                        + " meta_key = 'mpai_conversation_history'");
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        String plan = plan("move-data", "data:\n  unmatched: leave-out\n");
        assertThat(fairlead("run", plan).code()).isZero();
        assertThat(fairlead("finish", run()).code()).isZero();
        String after = production.everything();
        Said again = fairlead("run", plan);
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(production.everything()).isEqualTo(after);
    }

    @Test
    void masksAndLeavesOutByDateAndWaitsForPeopleNobodyKnows() throws Exception {
        staging.chat("ffff", 5, "2026-05-01 10:00:00", "who am I", "ok");
        String plan = plan("move-data", """
                data:
                  since: 2026-01-01
                  matches: {users: {test1: other}}
                  mask: [mpai_messages.message]
                """);
        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(production.rows(
                "SELECT conversation_id, user_id FROM prod_mpai_conversations ORDER BY id"))
                .containsExactly("aaaa|7", "bbbb|8", "cccc|2");
        assertThat(production.rows("SELECT message FROM prod_mpai_messages ORDER BY id")).contains("xxxxxxx",
                "x xxxx", "already here").doesNotContain("Ünïcode", "xxxx xxx");
    }

    @Test
    void bringsConfigurationAndDataFromStagingToProduction() throws Exception {
        String before = production.everything();
        String plan = plan("staging-to-production", """
                configuration:
                  strategy: take-source
                data:
                  leave-out: {users: ["test*"]}
                rehearsal: {skip-because: tried elsewhere}
                """);
        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.out()).contains("settings arrived", "Everything that was to move has arrived")
                .doesNotContain("sk-canary").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(production.options()).containsEntry("mpai_temperature", "1.4|yes").doesNotContainKey(
                "mpai_api_key").doesNotContainKey("mpai_console_log_level");
        assertThat(production.rows(
                "SELECT user_id FROM prod_mpai_conversations WHERE conversation_id = 'bbbb'"))
                .containsExactly("8");
        staging.set("mpai_temperature", "0.2");
        assertThat(fairlead("verify", plan).out()).contains("1 setting of the source has changed since");
        assertThat(fairlead("rollback", run()).code()).isZero();
        assertThat(production.everything()).isEqualTo(before);
    }

    @Test
    void holdsProductionAgainstStagingAndLooksForWhatIsPrivate() throws Exception {
        staging.set("mpai_log_level", "debug");
        production.set("mpai_api_key", "sk-canary-openai");
        String plan = plan("staging-to-production", """
                configuration:
                  strategy: take-source
                data:
                  leave-out: {users: ["test*"]}
                rehearsal: {skip-because: tried elsewhere}
                """);
        Said assessed = fairlead("assess", plan);
        assertThat(assessed.out()).contains("1 check fails on the source itself");

        Said moved = fairlead("run", plan);
        assertThat(moved.err()).isEmpty();
        assertThat(moved.out()).contains("1 key of the target is the same on the source",
                "1 row of prod_usermeta says something else of what people have agreed to").doesNotContain(
                        "sk-canary").doesNotContainPattern("\\[[a-z]+[.-]");

        assertThat(fairlead("verify", plan, "--json").out()).contains("verify.passed.reference",
                "verify.passed.left-out", "verify.passed.traces").doesNotContain("sk-canary");

        Path home = folder.resolve("home").resolve("runs").resolve(run());
        Path leak = Files.writeString(home.resolve("report.html"), "<p>key: sk-canary-openai</p>");
        Said leaked = fairlead("verify", plan);
        assertThat(leaked.code()).isEqualTo(ExitCode.GATE);
        assertThat(leaked.out()).contains("1 file of this run holds a text of a person or a key",
                "report.html");
        Files.writeString(leak, "x".repeat(1_048_570) + "Already here, and long enough");
        production.run(
                "UPDATE prod_mpai_messages SET message = 'Already here, and long enough' WHERE message ="
                        + " 'already here'");
        assertThat(fairlead("verify", plan).out()).as("across two blocks").contains(
                "1 file of this run holds");
        Files.delete(leak);
        assertThat(fairlead("verify", plan).code()).isZero();
    }

    @Test
    void aStagingThatChangesAfterItsAssessmentStopsTheRun() throws Exception {
        String before = production.everything();
        String plan = plan("staging-to-production", """
                configuration:
                  strategy: take-source
                rehearsal:
                  skip-because: both sites are made for this test
                """);
        assertThat(fairlead("assess", plan).code()).isZero();
        staging.set("mpai_temperature", "0.3");

        Said stopped = fairlead("run", plan);

        assertThat(stopped.code()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err()).contains("has changed since it was assessed", "mpai_temperature");
        assertThat(production.everything()).isEqualTo(before);
        assertThat(fairlead("assess", plan).code()).isZero();
        assertThat(fairlead("run", plan).out()).contains("settings arrived");
    }

    @Test
    void tablesWhoseEngineTakesNothingBackAreRefusedBeforeAnythingIsWritten() throws Exception {
        String plan = plan("move-data", "data:\n  leave-out: {users: [\"*@staging.example\"]}\n");
        assertThat(fairlead("assess", plan).code()).isZero();
        assertThat(fairlead("backup", plan).code()).isZero();
        production.run("ALTER TABLE prod_usermeta ENGINE = MyISAM");
        String before = production.everything();
        Said refused = fairlead("transfer", plan);
        assertThat(refused.code()).isEqualTo(ExitCode.GATE);
        assertThat(refused.out() + refused.err()).contains("prod_usermeta",
                "ALTER TABLE prod_usermeta ENGINE = InnoDB");
        assertThat(production.everything()).isEqualTo(before);

        Said assessed = fairlead("assess", plan);
        assertThat(assessed.code()).isEqualTo(ExitCode.GATE);
        assertThat(assessed.out()).contains("prod_usermeta",
                "loses what was deleted even when a transfer is given up");
    }

    private List<String> joined() throws Exception {
        return production.rows("SELECT conversation_id, user_id, updated_at FROM prod_mpai_conversations"
                + " ORDER BY id");
    }

    private List<String> talk() throws Exception {
        return production.rows("SELECT conversation_id, message FROM prod_mpai_messages ORDER BY id");
    }

    /**
     * @param changed
     * when the conversation "aaaa" was last changed on the target; where that is as on the source, no
     * conversation gives way
     */
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01 10:00:00", "2026-02-01 10:00:00"})
    void whoWritesWhileTheRunIsDownLosesNothingAndHasNothingTwice(String changed) throws Exception {
        production.chat("bbbb", 8, "2026-03-01 10:00:00", "Ünïcode", "ok");
        production.chat("dddd", 1, "2020-01-01 10:00:00", "long ago", "ok");
        production.run("UPDATE prod_mpai_conversations SET created_at = '" + changed + "', updated_at = '"
                + changed + "' WHERE conversation_id = 'aaaa'");
        String run = sites.diesInMessages(sites.plan("move-data", REPLACING), journey -> {});
        production.run(
                "INSERT INTO prod_mpai_messages (conversation_id, message, response, created_at) VALUES"
                        + " ('bbbb', 'meanwhile', 'ok', '2026-06-01 10:00:00'); UPDATE prod_mpai_conversations SET"
                        + " updated_at = '2026-06-01 10:00:00' WHERE conversation_id = 'bbbb'");

        Said resumed = fairlead("resume", run);
        assertThat(resumed.err()).isEmpty();
        assertThat(resumed.code()).as(resumed.out()).isZero();
        assertThat(joined()).containsExactlyInAnyOrder("aaaa|7|2026-02-01 10:00:00",
                "bbbb|8|2026-06-01 10:00:00", "dddd|1|2020-01-01 10:00:00");
        assertThat(talk()).containsExactlyInAnyOrder("aaaa|Hello O\\'Brien ✓", "bbbb|Ünïcode",
                "bbbb|meanwhile",
                "dddd|long ago");
        assertThat(resumed.out()).contains("prod_mpai_conversations: 1 row that the target had as the source"
                + " has it was changed there");
    }

    @Test
    void whatStaysInARollbackIsNotPutBesideWhatGaveWayToIt() throws Exception {
        production.run("ALTER TABLE prod_mpai_conversations ADD UNIQUE KEY one (conversation_id)");
        List<String> before = talk();
        Said moved = fairlead("run", sites.plan("move-data", REPLACING));
        assertThat(moved.code()).as(moved.out() + moved.err()).isZero();
        production.run("UPDATE prod_mpai_conversations SET updated_at = '2026-06-01 10:00:00' WHERE"
                + " conversation_id = 'aaaa'");
        String run = run();
        Path answers = Files.writeString(folder.resolve("answers.yaml"), "fairlead-decisions: 1\nrun: \""
                + run
                + "\"\ndecisions:\n  \"*\": keep\n");

        Said back = fairlead("rollback", run, "--decisions", answers.toString());
        assertThat(back.err()).isEmpty();
        assertThat(back.code()).as(back.out()).isZero();
        assertThat(joined()).containsExactlyInAnyOrder("aaaa|7|2026-06-01 10:00:00");
        assertThat(back.out()).contains("what took its place stays");
        assertThat(talk()).isEqualTo(before);
    }
}
