package org.fairlead.config;

/** Patterns of a playbook in the language of databases. */
public final class NamePattern {
    private NamePattern() {}

    /**
     * The pattern for {@code LIKE … ESCAPE '!'}.
     *
     * @param pattern
     * "*" stands for anything
     */
    public static String like(String pattern) {
        return pattern.replace("!", "!!").replace("_", "!_").replace("%", "!%").replace("*", "%");
    }
}
