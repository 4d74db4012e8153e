package org.fairlead.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiff;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

import org.fairlead.diff.Difference.Kind;

/**
 * Compares two values place by place. Members of maps are paired by their name; elements of a list by a
 * member that names each of them, where all have one, and otherwise so that as many as possible stay in
 * place (Myers). Bounded: what is nested deeper than {@value #DEEPEST} is compared as a whole, and so are
 * lists whose comparison would take too long.
 */
public final class StructuralDiff {
    /** Levels that are looked into. */
    static final int DEEPEST = 32;
    /** Elements of both lists together up to which the best pairing is looked for. */
    static final int LONGEST = 2000;

    private static final List<String> NAMES = List.of("id", "key", "name", "slug");

    private final List<Difference> found = new ArrayList<>();

    private StructuralDiff() {}

    /**
     * Every place of two values in order, those that stayed the same included; empty when there is nothing
     * on either side.
     */
    public static List<Difference> of(@Nullable JsonNode before, @Nullable JsonNode after) {
        var diff = new StructuralDiff();
        diff.compare("", before, after, 0);
        return List.copyOf(diff.found);
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after, int depth) {
        if (before == null && after == null) {
            return;
        }
        boolean inside = depth < DEEPEST && (isFull(before) || isFull(after));
        if (inside && isOrNothing(JsonNodeType.OBJECT, before) && isOrNothing(JsonNodeType.OBJECT, after)) {
            members(path, before, after, depth);
        } else if (inside && isOrNothing(JsonNodeType.ARRAY, before) && isOrNothing(JsonNodeType.ARRAY,
                after)) {
            elements(path, list(before), list(after), depth);
        } else {
            add(path, before, after);
        }
    }

    private static boolean isFull(@Nullable JsonNode value) {
        return value != null && !value.isEmpty();
    }

    private static boolean isOrNothing(JsonNodeType type, @Nullable JsonNode value) {
        return value == null || value.getNodeType() == type;
    }

    private void add(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        Kind kind = before == null ? Kind.ADDED
                : after == null ? Kind.REMOVED : SameValue.of(before, after) ? Kind.SAME : Kind.CHANGED;
        found.add(new Difference(kind, path, before, after));
    }

    private void members(String path, @Nullable JsonNode before, @Nullable JsonNode after, int depth) {
        var names = new LinkedHashSet<String>();
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, before == null ? null : before.get(name),
                    after == null ? null : after.get(name), depth + 1);
        }
    }

    private static List<JsonNode> list(@Nullable JsonNode array) {
        return array == null ? List.of() : array.valueStream().toList();
    }

    private void elements(String path, List<JsonNode> before, List<JsonNode> after, int depth) {
        Optional<String> name = NAMES.stream().filter(member -> names(before, member) && names(after, member))
                .findFirst();
        if (name.isPresent()) {
            named(path, byName(before, name.get()), byName(after, name.get()), depth);
        } else if (before.size() + after.size() > LONGEST) {
            inOrder(path, before, after, depth);
        } else {
            paired(path, before, after, depth);
        }
    }

    /** Whether a member tells every element from the others. */
    private static boolean names(List<JsonNode> elements, String member) {
        return elements.stream().allMatch(element -> element.path(member).isString() || element.path(member)
                .isIntegralNumber()) && byName(elements, member).size() == elements.size();
    }

    private static Map<String, JsonNode> byName(List<JsonNode> elements, String member) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        elements.forEach(element -> named.put(element.path(member).asString(), element));
        return named;
    }

    private void named(String path, Map<String, JsonNode> before, Map<String, JsonNode> after, int depth) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> compare(path + "[" + name + "]", before.get(name), after.get(name), depth + 1));
    }

    private void inOrder(String path, List<JsonNode> before, List<JsonNode> after, int depth) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(path + "[" + i + "]", i < before.size() ? before.get(i) : null, i < after.size() ? after
                    .get(i) : null, depth + 1);
        }
    }

    private void paired(String path, List<JsonNode> before, List<JsonNode> after, int depth) {
        for (AbstractDelta<JsonNode> delta : DiffUtils.diff(before, after, new MeyersDiff<>(SameValue::of),
                null, true)
                .getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = delta.getTarget().getPosition();
            List<JsonNode> gone = delta.getSource().getLines();
            List<JsonNode> come = delta.getTarget().getLines();
            int common = Math.min(gone.size(), come.size());
            if (delta.getType() == DeltaType.EQUAL) {
                for (int i = 0; i < common; i++) {
                    add(path + "[" + (to + i) + "]", gone.get(i), come.get(i));
                }
                continue;
            }
            for (int i = 0; i < common; i++) {
                compare(path + "[" + (to + i) + "]", gone.get(i), come.get(i), depth + 1);
            }
            for (int i = common; i < gone.size(); i++) {
                compare(path + "[" + (from + i) + "]", gone.get(i), null, depth + 1);
            }
            for (int i = common; i < come.size(); i++) {
                compare(path + "[" + (to + i) + "]", null, come.get(i), depth + 1);
            }
        }
    }
}
