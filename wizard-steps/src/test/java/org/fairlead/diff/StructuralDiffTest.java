package org.fairlead.diff;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.diff.Difference.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class StructuralDiffTest {
    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> between(String before, String after) {
        return StructuralDiff.of(json(before), json(after)).stream().filter(one -> one.kind() != Kind.SAME)
                .map(Difference::toString).toList();
    }

    private static String lines(JsonNode before, JsonNode after) {
        return DiffLine.between(before, after).stream().map(line -> line.sign() + " " + line.text()).collect(
                Collectors.joining("\n"));
    }

    @Test
    void findsWhatWasAddedRemovedAndChangedInMaps() {
        assertThat(between("{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}",
                "{\"a\": 1.0, \"b\": {\"c\": 5, \"e\": [7]}}")).containsExactly("CHANGED b.c", "REMOVED b.d",
                        "ADDED b.e[0]");
    }

    @Test
    void leavesElementsInPlaceThatOnlyMoved() {
        assertThat(between("[\"x\", \"a\", \"b\"]", "[\"a\", \"b\", \"c\"]")).containsExactly("REMOVED [0]",
                "ADDED [2]");
    }

    @Test
    void pairsElementsByTheMemberThatNamesThem() {
        assertThat(between("[{\"id\": \"one\", \"n\": 1}, {\"id\": \"two\", \"n\": 2}]",
                "[{\"id\": \"two\", \"n\": 3}, {\"id\": \"one\", \"n\": 1}]")).containsExactly(
                        "CHANGED [two].n");
    }

    @Test
    void looksIntoNestedLists() {
        assertThat(between("[[1, 2], [3]]", "[[1, 2, 9], [3]]")).containsExactly("ADDED [0][2]");
    }

    @Test
    void comparesOtherKindsAsAWhole() {
        assertThat(between("{\"a\": [1]}", "{\"a\": {\"b\": 1}}")).containsExactly("CHANGED a");
        assertThat(between("[]", "[1]")).containsExactly("ADDED [0]");
    }

    @Test
    void staysWithinItsBounds() {
        String deep = "[".repeat(200) + "]".repeat(200);
        String deeper = "[".repeat(200) + "1" + "]".repeat(200);
        assertThat(between(deep, deeper)).hasSize(1);
        String many = IntStream.range(0, 50_000).mapToObj(String::valueOf).collect(Collectors.joining(",",
                "[", "]"));
        String others = IntStream.range(50_000, 100_000).mapToObj(String::valueOf).collect(Collectors.joining(
                ",", "[", "]"));
        assertThat(between(many, others)).hasSize(50_000);
    }

    @Test
    void showsListsElementByElement() {
        assertThat(lines(json("[\"wp user list\", \"wp post list\"]"), json(
                "[\"wp user list\", \"wp plugin list\"]"))).isEqualTo("""
                          wp user list
                        − wp post list
                        + wp plugin list""");
    }

    @Test
    void showsTextsLineByLine() {
        assertThat(lines(JsonNodeFactory.instance.stringNode("one\ntwo\nthree"), JsonNodeFactory.instance
                .stringNode("one\r\n2\nthree"))).isEqualTo("""
                          one
                        − two
                        + 2
                          three""");
    }

    @Test
    void looksIntoTextsThatHoldAList() {
        assertThat(lines(JsonNodeFactory.instance.stringNode("{\"max\": 8000, \"on\": true}"),
                JsonNodeFactory.instance.stringNode("a:2:{s:3:\"max\";i:4096;s:2:\"on\";b:1;}"))).isEqualTo(
                        """
                                − max: 8000
                                + max: 4096
                                  on: true""");
    }

    @Test
    void putsWhatTookThePlaceBesideIt() {
        List<DiffLine> lines = DiffLine.between(json("[\"a\", \"b\", \"c\"]"), json("[\"a\", \"x\"]"));

        assertThat(SideBySide.of(lines)).contains(new SideBySide(Kind.SAME, "a", "a"), new SideBySide(
                Kind.CHANGED, "b", "x"), new SideBySide(Kind.REMOVED, "c", ""));
    }

    @Property
    void whatRemainsAndWhatCameIsTheListAfterwards(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> after) {
        List<String> kept = DiffLine.between(array(before), array(after)).stream().filter(line -> line.kind()
                != Kind.REMOVED).map(DiffLine::text).toList();
        List<String> was = DiffLine.between(array(before), array(after)).stream().filter(line -> line.kind()
                != Kind.ADDED).map(DiffLine::text).toList();

        boolean nothing = before.isEmpty() && after.isEmpty();
        assertThat(kept).isEqualTo(nothing ? List.of("[]") : after.stream().map(String::valueOf).toList());
        assertThat(was).isEqualTo(nothing ? List.of("[]") : before.stream().map(String::valueOf).toList());
    }

    private static ArrayNode array(List<Integer> numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        numbers.forEach(array::add);
        return array;
    }
}
