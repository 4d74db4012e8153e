package org.fairlead.config;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.diff.SameValue;

/** Two lists of texts made one. */
final class MergedTexts {
    private MergedTexts() {}

    /** The target's texts and behind them those of the source that it lacks; else the source's value. */
    static JsonNode of(JsonNode target, JsonNode source) {
        if (!source.isArray() || !target.isArray()) {
            return source;
        }
        ArrayNode both = JsonNodeFactory.instance.arrayNode();
        target.forEach(both::add);
        for (JsonNode text : source) {
            boolean there = false;
            for (JsonNode known : target) {
                there |= SameValue.of(known, text);
            }
            if (!there) {
                both.add(text);
            }
        }
        return both;
    }
}
