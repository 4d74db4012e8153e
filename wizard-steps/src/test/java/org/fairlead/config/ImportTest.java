package org.fairlead.config;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.action.CommandActions;
import org.fairlead.action.WayBack;
import org.fairlead.config.ImportItem.State;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.plan.Carry.Strategy;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.importing.ImportInput;
import org.fairlead.step.importing.ImportReport;
import org.fairlead.step.importing.ImportStep;
import org.fairlead.step.rollback.RollbackInput;
import org.fairlead.step.rollback.RollbackStep;

import static org.assertj.core.api.Assertions.assertThat;

class ImportTest {
    private static final Carry ALL = Carry.of("", true, Mode.MERGE, Strategy.ASK);

    @TempDir
    private Path folder;
    private WordPressSite shop;
    private WordPressSite empty;
    private WordPressSite second;
    private RunLog log;
    private WayBack wayBack;
    private AgeOpener opener;

    @BeforeEach
    void prepare() throws Exception {
        shop = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        empty = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_model", "gpt-4o"));
        second = new WordPressSite("x9_", "utf8mb4_unicode_ci", Map.of("mpai_settings",
                WordPressSite.SECOND));
        begin();
    }

    private void begin() throws Exception {
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        log = record.log(record.begin(new NewRun("wp", "import", "a", "b")).id());
        var key = TransientKey.create();
        opener = AgeOpener.withIdentity(key.identity());
        wayBack = new WayBack(new UndoJournal(log.folder().resolve("journal"), new SecureRandom()), AgeSealer
                .toKey(key.recipient()), log.folder().resolve("undo"));
    }

    @AfterEach
    void close() {
        shop.close();
        empty.close();
        second.close();
    }

    private StepContext context() {
        return new StepContext(log, progress -> {}, new StopSignal(), Clock.systemUTC());
    }

    private ImportInput input(SiteConfiguration from, WordPressSite to, String layout, Carry carry)
            throws Exception {
        return new ImportInput(to.playbook().configuration(), to.database(), layout, from, Set.of(), carry,
                List.of());
    }

    private ImportReport arrive(SiteConfiguration from, WordPressSite to, String layout, Carry carry)
            throws Exception {
        StepOutcome<ImportReport> outcome = new ImportStep(wayBack).run(input(from, to, layout, carry),
                context());
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        return ((StepOutcome.Done<ImportReport>) outcome).report();
    }

    private Map<String, State> states(SiteConfiguration from, WordPressSite to, String layout, Carry carry)
            throws Exception {
        Map<String, State> states = new TreeMap<>();
        ImportStep.review(input(from, to, layout, carry)).forEach(item -> states.put(item.setting(), item
                .state()));
        return states;
    }

    @Test
    void recognisesALayoutByWhatIsStored() throws Exception {
        assertThat(LayoutProbe.all(shop.playbook(), shop.database())).extracting(Layout::id).containsExactly(
                "l1a");
        assertThat(LayoutProbe.all(second.playbook(), second.database())).extracting(Layout::id)
                .containsExactly(
                        "l2");
        shop.set("mpai_settings", WordPressSite.SECOND);
        assertThat(LayoutProbe.all(shop.playbook(), shop.database())).extracting(Layout::id).containsExactly(
                "l1a",
                "l2");
    }

    @Test
    void bringsTheVeryBytesFromLikeToLike() throws Exception {
        ImportReport report = arrive(shop.configuration("l1a"), empty, "l1a", ALL);

        assertThat(report.written()).isPositive();
        Map<String, String> arrived = empty.options();
        for (String name : List.of("mpai_allowed_cli_commands", "mpai_welcome_message", "mpai_temperature",
                "mpai_api_key", "mpai_model", "mpai_show_on_all_pages")) {
            assertThat(arrived.get(name)).isEqualTo(WordPressSite.FIRST.get(name) + "|yes");
        }
        assertThat(arrived).doesNotContainKeys("mpai_assistant_id_memberpress", "mpai_console_log_level",
                "mpai_something_new");
        assertThat(report.unknown()).containsExactly("mpai_something_new");
    }

    @Test
    void changesNothingASecondTime() throws Exception {
        arrive(shop.configuration("l1a"), empty, "l1a", ALL);
        begin();

        assertThat(arrive(shop.configuration("l1a"), empty, "l1a", ALL).written()).isZero();
    }

    @Test
    void goesBackToTheByte() throws Exception {
        second.set("_transient_mpai_conv_1", "cache");
        Map<String, String> before = second.options();
        before.remove("_transient_mpai_conv_1");
        arrive(shop.configuration("l1a"), second, "l2", Carry.of("", true, Mode.REPLACE, Strategy.ASK));
        assertThat(second.options()).isNotEqualTo(before);
        var site = new Site(second.database(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(new RollbackStep().run(new RollbackInput(second.playbook(), Optional.empty(), site,
                wayBack, opener, Map.of(), CommandActions.NONE), context())).isInstanceOf(
                        StepOutcome.Done.class);
        assertThat(second.options()).isEqualTo(before);
    }

    @Test
    void tellsHowBothSidesStand() throws Exception {
        empty.set("mpai_temperature", "0.2");
        empty.set("mpai_max_tokens", "8000");
        empty.set("mpai_anthropic_temperature", "0.7");
        empty.set("mpai_enable_plugin_logging", "1");
        empty.set("mpai_allowed_cli_commands", "a:1:{i:0;s:99:\"cut");

        Map<String, State> states = states(shop.configuration("l1a"), empty, "l1a", ALL);

        assertThat(states).containsEntry("openai-model", State.CHANGED).containsEntry(
                "anthropic-temperature", State.CHANGED).containsEntry("openai-temperature",
                        State.CONFLICT).containsEntry("openai-max-tokens", State.SAME).containsEntry(
                                "enable-plugin-logging", State.ONLY_TARGET).containsEntry(
                                        "allowed-cli-commands",
                                        State.INVALID).containsEntry("welcome-message", State.ADDED);
    }

    @Test
    void asksWhereBothSidesHoldSomethingOfTheirOwnAndWritesNothingBefore() throws Exception {
        empty.set("mpai_temperature", "0.2");
        Map<String, String> before = empty.options();
        var outcome = new ImportStep(wayBack).run(input(shop.configuration("l1a"), empty, "l1a", ALL),
                context());

        assertThat(outcome).isInstanceOf(StepOutcome.NeedsDecisions.class);
        assertThat(((StepOutcome.NeedsDecisions<ImportReport>) outcome).open()).extracting(open -> open.id())
                .containsExactly("openai-temperature");
        var after = empty.options();
        assertThat(after).isEqualTo(before);
        arrive(shop.configuration("l1a"), empty, "l1a", ALL.withDecisions(Map.of("openai-temperature",
                Decision.of(
                        Act.TAKE))));
        assertThat(empty.options().get("mpai_temperature")).isEqualTo("1.4|yes");
    }

    @Test
    void opensADecisionAgainWhenASideHasChangedSince() throws Exception {
        empty.set("mpai_temperature", "0.2");
        ImportItem item = ImportStep.review(input(shop.configuration("l1a"), empty, "l1a", ALL)).stream()
                .filter(
                        ImportItem::isOpen).findFirst().orElseThrow();
        Carry decided = ALL.withDecisions(Map.of(item.setting(), new Decision(Act.KEEP, null, item.seen())));
        assertThat(ImportStep.review(input(shop.configuration("l1a"), empty, "l1a", decided))).noneMatch(
                ImportItem::isOpen);
        empty.set("mpai_temperature", "0.3");

        assertThat(ImportStep.review(input(shop.configuration("l1a"), empty, "l1a", decided))).filteredOn(
                ImportItem::isOpen).extracting(ImportItem::setting).containsExactly("openai-temperature");
    }

    @Test
    void convertsFromLayoutToLayoutAndSaysWhatItHadToChange() throws Exception {
        ImportReport report = arrive(shop.configuration("l1a"), second, "l2", Carry.of("", true, Mode.MERGE,
                Strategy.TAKE_SOURCE));

        String row = second.options().get("mpai_settings");
        assertThat(row).contains("s:18:\"openai_temperature\";d:1;").contains(
                "s:17:\"openai_max_tokens\";i:8000;")
                .contains("s:21:\"anthropic_temperature\";d:0.35;").contains(
                        "s:13:\"chat_position\";s:8:\"top_left\";")
                .contains("s:14:\"openai_api_key\";s:16:\"sk-canary-openai\";").contains(
                        "s:15:\"anthropic_model\";s:23:\"claude-3-haiku-20240307\";").startsWith("a:14:{");
        assertThat(report.notes()).contains(new SettingNote("openai-temperature", "clamped", "1.4 → 1"),
                new SettingNote("welcome-message", "no-place", "l2"));
    }

    @Test
    void offersWhatTheNewLayoutHasAndTheOldOneHadNot() throws Exception {
        assertThat(states(shop.configuration("l1a"), empty, "l2", ALL)).containsEntry("chat-location",
                State.NEW)
                .containsEntry("user-roles", State.NEW);
        assertThat(states(shop.configuration("l1a"), empty, "l1a", ALL)).doesNotContainValue(State.NEW);
        Carry chosen = new Carry("", List.of("general", "permissions"), false, false, Mode.REPLACE,
                Strategy.ASK, Map
                        .of("chat-location", new Decision(Act.EDIT, JsonNodeFactory.instance.stringNode(
                                "both"), "")), List
                                        .of(), "", "");

        ImportReport report = arrive(shop.configuration("l1a"), empty, "l2", chosen);
        assertThat(empty.options().get("mpai_settings")).contains("s:13:\"chat_location\";s:4:\"both\";")
                .doesNotContain("user_roles");
        begin();
        assertThat(arrive(shop.configuration("l1a"), empty, "l2", chosen).written()).isZero();
        assertThat(report.written()).isPositive();
    }

    @Test
    void takesMergesEditsAndRemovesOneByOne() throws Exception {
        empty.set("mpai_allowed_cli_commands", "a:2:{i:0;s:12:\"wp user list\";i:1;s:8:\"wp theme\";}");
        empty.set("mpai_welcome_message", "Hello");
        var decisions = Map.of("allowed-cli-commands", Decision.of(Act.MERGE), "openai-model", new Decision(
                Act.EDIT, JsonNodeFactory.instance.stringNode("gpt-4"), ""), "welcome-message", Decision.of(
                        Act.REMOVE), "openai-api-key", Decision.of(Act.TAKE));
        arrive(shop.configuration("l1a"), empty, "l1a", new Carry("", List.of(), true, false, Mode.SELECTIVE,
                Strategy.ASK, decisions, List.of(), "", ""));

        assertThat(empty.options()).containsEntry("mpai_allowed_cli_commands",
                "a:3:{i:0;s:12:\"wp user list\";i:1;s:8:\"wp theme\";"
                        + "i:2;s:30:\"wp post list --format=\\'json\\'\";}|yes")
                .containsEntry("mpai_model", "gpt-4|yes").containsEntry("mpai_api_key",
                        "sk-canary-openai|yes")
                .doesNotContainKeys("mpai_welcome_message", "mpai_temperature");
    }

    @Test
    void makesTheTargetWhatTheSourceIsWhereThatIsWanted() throws Exception {
        empty.set("mpai_enable_plugin_logging", "1");
        arrive(shop.configuration("l1a"), empty, "l1a", new Carry("", List.of(), true, true, Mode.REPLACE,
                Strategy.ASK, Map.of(), List.of(), "", ""));

        assertThat(empty.configuration("l1a").settings()).isEqualTo(shop.configuration("l1a").settings());
        assertThat(empty.options()).doesNotContainKey("mpai_enable_plugin_logging").containsEntry("siteurl",
                "https://site.example|yes").containsEntry("mpaixother", "not ours|yes");
    }

    @Test
    void marksWhatIsOfNoUseWithoutAKey() throws Exception {
        shop.set("mpai_primary_api", "anthropic");

        assertThat(states(shop.configuration("l1a"), empty, "l1a", ALL)).containsEntry("primary-api",
                State.MISSING);
        shop.set("mpai_anthropic_api_key", "sk-ant");
        assertThat(states(shop.configuration("l1a"), empty, "l1a", ALL)).containsEntry("primary-api",
                State.ADDED);
    }

    @Test
    void replacesTextsOnTheirWay() throws Exception {
        shop.set("mpai_welcome_message", "See https://old.example/help");
        arrive(shop.configuration("l1a"), empty, "l1a", new Carry("", List.of("prompts"), false, false,
                Mode.MERGE,
                Strategy.ASK, Map.of(), List.of(new Carry.Replace("https://old.example",
                        "https://new.example")), "", ""));

        assertThat(empty.options()).containsEntry("mpai_welcome_message", "See https://new.example/help|yes");
    }

    @Test
    void neverRemovesWhatTheSourceOnlyKeptToItself() throws Exception {
        empty.set("mpai_api_key", "sk-their-own");
        empty.set("mpai_console_log_level", "error");
        empty.set("mpai_enable_plugin_logging", "1");
        SiteConfiguration bundled = shop.configuration("l1a").without(Set.of("openai-api-key", "log-level"));
        var input = new ImportInput(empty.playbook().configuration(), empty.database(), "l1a", bundled, Set
                .of(
                        "openai-api-key", "log-level"), Carry.of("", false, Mode.REPLACE, Strategy.ASK), List
                                .of());
        assertThat(new ImportStep(wayBack).run(input, context())).isInstanceOf(StepOutcome.Done.class);

        assertThat(empty.options()).containsEntry("mpai_api_key", "sk-their-own|yes").containsEntry(
                "mpai_console_log_level", "error|yes").doesNotContainKey("mpai_enable_plugin_logging");
    }

    @Test
    void asksNothingAgainThatItHasAlreadyDone() throws Exception {
        empty.set("mpai_allowed_cli_commands", "a:1:{i:0;s:8:\"wp theme\";}");
        ImportItem item = ImportStep.review(input(shop.configuration("l1a"), empty, "l1a", ALL)).stream()
                .filter(
                        ImportItem::isOpen).findFirst().orElseThrow();
        Carry decided = ALL.withDecisions(Map.of(item.setting(), new Decision(Act.MERGE, null, item.seen())));
        assertThat(arrive(shop.configuration("l1a"), empty, "l1a", decided).written()).isPositive();

        assertThat(arrive(shop.configuration("l1a"), empty, "l1a", decided).written()).isZero();
    }

    @Test
    void refusesATableThatCouldNotBeTakenBack() throws Exception {
        empty.run("ALTER TABLE prod_options ENGINE = MyISAM");

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(org.fairlead.step.StepException.class,
                () -> arrive(shop.configuration("l1a"), empty, "l1a", ALL)).problem().key()).isEqualTo(
                        "import.problem.no-transactions");
    }

    @Test
    void namesRolesThatTheTargetDoesNotKnow() throws Exception {
        empty.people();
        second.set("mpai_settings", WordPressSite.SECOND.replace("a:1:{i:0;s:13:\"administrator\";}",
                "a:2:{i:0;s:13:\"administrator\";i:1;s:9:\"moderator\";}"));
        Arrival arrival = new Arrival(empty.playbook().configuration(), second.configuration("l2"), empty
                .configuration("l2"), Set.of(), ALL, List.of());

        ImportItem roles = arrival.items().stream().filter(item -> item.setting().equals("user-roles"))
                .findFirst()
                .orElseThrow();

        assertThat(roles.notes()).containsExactly(new SettingNote("user-roles", "not-known", "moderator"));
    }
}
