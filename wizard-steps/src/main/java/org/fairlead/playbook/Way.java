package org.fairlead.playbook;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which parts of a job are carried out here: all of it, or one half with a bundle between the two. */
public enum Way {
    /** From site to site, both of which can be reached. */
    @JsonProperty("direct") DIRECT,
    /** From a site into a bundle. */
    @JsonProperty("export") EXPORT,
    /** From a bundle into a site. */
    @JsonProperty("import") IMPORT,
    /** On one site alone: what it has is changed where it is. */
    @JsonProperty("here") HERE;

    /** Those steps of a job that belong to this way, in the same order. */
    public List<String> of(List<String> steps) {
        return steps.stream().filter(this::has).toList();
    }

    private boolean has(String step) {
        return switch (step) {
            case "export" -> this == EXPORT;
            case "backup", "import", "upgrade", "verify" -> hasTarget();
            case "transfer" -> this == DIRECT || this == IMPORT;
            default -> true;
        };
    }

    /** Whether there is a site to read from beside the one that is written to. */
    public boolean hasSource() {
        return this == DIRECT || this == EXPORT;
    }

    /** Whether a site is written to. */
    public boolean hasTarget() {
        return this != EXPORT;
    }

    /** The word used in playbooks and plan files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
