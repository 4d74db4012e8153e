package org.fairlead.diff;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place within two values.
 *
 * @param path
 * from the outside in, such as "providers[openai].models[2]"; empty for the values as a whole. The number
 * of an element is its place after the change, and for a removed one its place before
 * @param before
 * null where it was added
 * @param after
 * null where it was removed
 */
public record Difference(Kind kind, String path, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** What has become of the place. */
    public enum Kind {
        SAME, ADDED, REMOVED, CHANGED
    }

    /** Prints without values, which may be secret. */
    @Override
    public String toString() {
        return kind + " " + path;
    }
}
