package org.fairlead.config;

import tools.jackson.databind.JsonNode;

/**
 * A setting as a site holds it.
 *
 * @param raw
 * exactly what is stored: the row's text, or the serialized value within its array
 * @param value
 * what it means, the same in every layout
 */
public record StoredSetting(String raw, JsonNode value) {
    /** Prints without the value, which may be secret. */
    @Override
    public String toString() {
        return "StoredSetting of " + raw.length();
    }
}
