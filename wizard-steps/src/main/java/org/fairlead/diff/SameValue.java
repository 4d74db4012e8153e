package org.fairlead.diff;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether two values are the same: numbers by what they are worth, however they were read. */
public final class SameValue {
    private SameValue() {}

    /** Null, which stands for nothing stored, is the same as itself only. */
    public static boolean of(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray()) {
            return sameElements(one, other);
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size() && one.properties().stream().allMatch(
                    (Map.Entry<String, JsonNode> member) -> of(member.getValue(), other.get(member
                            .getKey())));
        }
        return one.equals(other);
    }

    private static boolean sameElements(JsonNode one, JsonNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!of(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
