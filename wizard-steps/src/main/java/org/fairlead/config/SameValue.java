package org.fairlead.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether two values are the same: numbers by what they are worth, however they were read. */
final class SameValue {
    private SameValue() {}

    static boolean of(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                if (!of(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }
}
