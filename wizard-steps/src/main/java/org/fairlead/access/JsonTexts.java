package org.fairlead.access;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** The texts in a JSON value. */
final class JsonTexts {
    private JsonTexts() {}

    /** All of them, wherever they stand. */
    static List<String> of(JsonNode json) {
        var texts = new ArrayList<String>();
        collect(json, texts);
        return texts;
    }

    private static void collect(JsonNode json, List<String> texts) {
        if (json.isString()) {
            texts.add(json.asString());
        }
        json.forEach(member -> collect(member, texts));
    }
}
