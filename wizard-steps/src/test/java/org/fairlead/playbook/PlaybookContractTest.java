package org.fairlead.playbook;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** What every built-in playbook keeps to. */
class PlaybookContractTest {
    private static final Map<String, String> PREFIXES = Map.of("ai-design-tool", "AD-",
            "memberpress-ai-assistant", "MP-", "faraday-dashboard", "FD-");

    static Stream<KnownPlaybook> builtIn() {
        return PlaybookCatalog.builtIn().playbooks().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyPartHasItsSentence(KnownPlaybook known) {
        var keys = new ArrayList<String>(List.of("system.name", "system.about"));
        Playbook p = known.playbook();
        keys.addAll(keys(p.system().layouts(), layout -> "layout." + layout.id()));
        keys.addAll(functionKeys(p));
        keys.addAll(keys(p.jobs(), job -> "job." + job.id()));
        keys.addAll(keys(p.jobs(), job -> "job." + job.id() + ".about"));
        keys.addAll(keys(p.choices(), choice -> "choice." + choice.id()));
        p.choices().forEach(c -> keys.addAll(keys(c.options(), option -> "choice." + c.id() + "." + option)));
        p.choices().stream().filter(c -> !c.pattern().isEmpty()).forEach(c -> keys.add("choice." + c.id()
                + ".form"));
        keys.addAll(keys(p.skip(), skip -> "skip." + skip.reason()));
        keys.addAll(keys(p.probes(), probe -> "probe." + probe.id()));
        keys.addAll(keys(p.probes(), probe -> "probe." + probe.id() + ".passed"));
        keys.addAll(keys(p.guideNotes(), note -> "guide." + note.id()));
        keys.addAll(keys(p.actions(), action -> "action." + action.id()));
        keys.addAll(keys(p.checks(), check -> "check." + check.id()));
        keys.addAll(keys(p.checks(), check -> "check." + check.id() + ".passed"));
        p.checks().stream().filter(PlaybookContractTest::isCalledByName).forEach(check -> keys.add("check."
                + check.id()
                + ".name"));
        cards(p).forEach(card -> keys.addAll(List.of(card, card + ".fix")));
        p.trouble().cards().forEach(card -> keys.addAll(List.of(card.key(), card.key() + ".symptoms", card
                .key() + ".checks", card.key() + ".repairs")));
        p.trouble().repairs().forEach(repair -> keys.addAll(List.of("repair." + repair.id(), "repair."
                + repair
                        .id() + ".passed", "repair." + repair.id() + ".name")));
        keys.addAll(keys(p.capabilities(), capability -> "capability." + capability.id()));
        keys.addAll(keys(p.timings(), timing -> "timing." + timing.id()));
        keys.addAll(keys(p.checklists(), item -> "checklist." + item.id()));
        keys.addAll(keys(p.keyValues().groups(), group -> "keys." + group.id()));
        keys.addAll(keys(p.comparisons(), comparison -> "comparison." + comparison.id()));
        keys.addAll(settingsKeys(p));
        keys.addAll(namedKeys(p));
        keys.addAll(refusedKeys(p));

        assertThat(known.texts().keySet()).containsAll(keys);
    }

    /** What asks for its approval, or stands among what is watched, has a name. */
    private static boolean isCalledByName(Playbook.Check check) {
        return check.kind().equals("command") || check.kind().equals(SuiteCheck.KIND) || check.kind().equals(
                "resource") || !check.log().run()
                        .isEmpty();
    }

    private static Set<String> cards(Playbook p) {
        return p.checks().stream().flatMap(check -> Stream.concat(check.log().known().stream(), check
                .command().known()
                .stream())).map(known -> "card." + known.card()).collect(Collectors.toSet());
    }

    private static List<String> settingsKeys(Playbook p) {
        var keys = new ArrayList<>(keys(p.configuration().components(), part -> "component." + part.id()));
        keys.addAll(keys(p.configuration().settings(), setting -> "setting." + setting.id()));
        keys.addAll(keys(p.configuration().unmoved(), unmoved -> "unmoved." + unmoved.reason()));
        return keys;
    }

    /** Tables whose rows join others, their personal columns, and the services there are. */
    private static List<String> namedKeys(Playbook p) {
        List<Dataset> joining = p.datasets().stream().filter(dataset -> dataset.beside().applies()).toList();
        var keys = new ArrayList<>(keys(joining, dataset -> "dataset." + dataset.id()));
        joining.forEach(dataset -> keys.addAll(keys(dataset.personal(), column -> "dataset." + dataset.id()
                + "." + column)));
        keys.addAll(keys(p.providers().offered(), service -> "service." + service.id()));
        return keys;
    }

    /** What people have in one layout and not in another. */
    private static List<String> functionKeys(Playbook p) {
        return p.system().layouts().stream().flatMap(layout -> layout.functions().stream()).map(
                function -> "function." + function).distinct().toList();
    }

    /** Why no job takes a layout. */
    private static List<String> refusedKeys(Playbook p) {
        return keys(p.system().layouts().stream().filter(Playbook.Layout::refused).toList(),
                layout -> "layout." + layout.id() + ".refused");
    }

    private static <T> List<String> keys(List<T> parts, Function<T, String> key) {
        return parts.stream().map(key).toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everySentenceCanBeSaid(KnownPlaybook known) {
        Messages messages = Messages.english().with(known.texts());

        for (String key : known.texts().keySet()) {
            assertThat(messages.text(key, 3, 4)).as(key).doesNotContain("''", "{", "[" + key);
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void noSentenceIsForAPartThatIsNotThere(KnownPlaybook known) {
        Playbook p = known.playbook();
        var parts = new HashSet<String>(List.of("system"));
        parts.addAll(keys(p.system().layouts(), layout -> "layout." + layout.id()));
        parts.addAll(functionKeys(p));
        parts.addAll(keys(p.jobs(), job -> "job." + job.id()));
        parts.addAll(keys(p.choices(), choice -> "choice." + choice.id()));
        parts.addAll(keys(p.skip(), skip -> "skip." + skip.reason()));
        parts.addAll(keys(p.probes(), probe -> "probe." + probe.id()));
        parts.addAll(keys(p.guideNotes(), note -> "guide." + note.id()));
        parts.addAll(keys(p.actions(), action -> "action." + action.id()));
        parts.addAll(keys(p.checks(), check -> "check." + check.id()));
        parts.addAll(cards(p));
        parts.addAll(keys(p.trouble().cards(), HelpCard::key));
        parts.addAll(keys(p.trouble().repairs(), repair -> "repair." + repair.id()));
        parts.addAll(keys(p.capabilities(), capability -> "capability." + capability.id()));
        parts.addAll(keys(p.timings(), timing -> "timing." + timing.id()));
        parts.addAll(keys(p.checklists(), item -> "checklist." + item.id()));
        parts.addAll(keys(p.keyValues().groups(), group -> "keys." + group.id()));
        parts.addAll(keys(p.comparisons(), comparison -> "comparison." + comparison.id()));
        parts.addAll(settingsKeys(p));
        parts.addAll(namedKeys(p));
        parts.addAll(refusedKeys(p));

        assertThat(known.texts().keySet()).allMatch(key -> parts.contains(key)
                || parts.contains(key.substring(0, key.lastIndexOf('.'))));
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyFailedCheckAndEveryErrorHasItsCard(KnownPlaybook known) {
        Playbook p = known.playbook();

        assertThat(p.trouble().cards()).hasSizeGreaterThan(3);
        assertThat(p.checks()).allMatch(check -> p.trouble().about(new Finding("check/" + check.id(), "g",
                Problem.blocker("check." + check.id()))).isPresent());
        assertThat(p.trouble().about(Problem.blocker("anything.problem.at-all"))).map(HelpCard::id).contains(
                "anything-else");
        assertThat(p.trouble().about(Problem.blocker("connect.problem.nothing-entered"))).map(HelpCard::id)
                .contains("database");
        assertThat(p.trouble().about(Problem.passed("anything.passed.at-all"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyLineOfTheGuideIsCovered(KnownPlaybook known) throws Exception {
        String prefix = PREFIXES.getOrDefault(known.playbook().id(), "");
        Map<String, String> lines = guideLines();
        Set<String> covered = covered(known.playbook());

        assertThat(lines.keySet()).as("ids that no guide has").containsAll(covered);
        assertThat(lines.entrySet().stream().filter(line -> line.getKey().startsWith(prefix))
                .filter(line -> line.getValue().isEmpty()).map(Map.Entry::getKey))
                .as("lines nobody covers").allMatch(covered::contains);
        assertThat(lines.values()).filteredOn(reason -> !reason.isEmpty())
                .allMatch(reason -> Messages.english().has("guide.later." + reason));
    }

    static Set<String> covered(Playbook p) {
        var ids = new HashSet<String>();
        p.jobs().forEach(x -> ids.addAll(x.guide()));
        p.requirements().forEach(x -> ids.addAll(x.guide()));
        p.choices().forEach(x -> ids.addAll(x.guide()));
        p.datasets().forEach(x -> ids.addAll(x.guide()));
        p.probes().forEach(x -> ids.addAll(x.guide()));
        p.guideNotes().forEach(x -> ids.addAll(x.guide()));
        p.environment().read().forEach(x -> ids.addAll(x.guide()));
        p.environment().ignored().forEach(x -> ids.addAll(x.guide()));
        p.actions().forEach(x -> ids.addAll(x.guide()));
        p.checks().forEach(x -> ids.addAll(x.guide()));
        p.timings().forEach(x -> ids.addAll(x.guide()));
        p.capabilities().forEach(x -> ids.addAll(x.guide()));
        p.checklists().forEach(x -> ids.addAll(x.guide()));
        p.comparisons().forEach(x -> ids.addAll(x.guide()));
        p.keyValues().groups().forEach(x -> ids.addAll(x.guide()));
        p.configuration().components().forEach(x -> ids.addAll(x.guide()));
        p.access().features().forEach(x -> ids.addAll(x.guide()));
        p.access().histories().forEach(x -> ids.addAll(x.guide()));
        p.access().chats().forEach(x -> ids.addAll(x.guide()));
        ids.addAll(p.quiet().guide());
        p.trouble().cards().forEach(x -> ids.addAll(x.guide()));
        p.trouble().repairs().forEach(x -> ids.addAll(x.guide()));
        return ids;
    }

    /** Id to the reason why the rest of it comes later, empty when it is carried out in full. */
    private static Map<String, String> guideLines() throws Exception {
        var lines = new HashMap<String, String>();
        try (InputStream in = PlaybookContractTest.class.getResourceAsStream(
                "/fairlead/playbooks/guide-lines.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",",
                    -1))
                    .forEach(fields -> lines.put(fields[0], fields[3]));
        }
        return lines;
    }
}
