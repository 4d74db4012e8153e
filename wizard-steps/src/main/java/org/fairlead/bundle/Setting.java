package org.fairlead.bundle;

import tools.jackson.databind.JsonNode;

/**
 * A setting and its value. Prints without the value.
 *
 * @param secret
 * whether it may only travel encrypted and never be shown
 */
public record Setting(String name, JsonNode value, boolean secret) {
    @Override
    public String toString() {
        return name + "=" + (secret ? "•••" : "…");
    }
}
