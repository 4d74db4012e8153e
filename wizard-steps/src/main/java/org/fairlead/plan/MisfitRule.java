package org.fairlead.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done with a value that does not fit. Every use of a rule is counted and reported. */
public enum MisfitRule {
    /** The row waits in quarantine, with everything that refers to it. */
    @JsonProperty("quarantine") QUARANTINE,
    /** Cut to the length that fits. */
    @JsonProperty("truncate") TRUNCATE,
    /** The characters that do not fit are left out. */
    @JsonProperty("strip") STRIP,
    /** Each is replaced by U+FFFD. */
    @JsonProperty("replace") REPLACE,
    /** The text becomes one JSON string. */
    @JsonProperty("wrap") WRAP,
    /** The nearest value that fits. */
    @JsonProperty("clamp") CLAMP,
    /** Rounded half even to the digits that fit. */
    @JsonProperty("round") ROUND,
    /** Any number but 0 counts as true. */
    @JsonProperty("true") TRUE,
    /** A number is read as seconds, or milliseconds where it is too large for seconds, since 1970. */
    @JsonProperty("epoch") EPOCH,
    /** No value, where the column allows it; quarantine where it does not. */
    @JsonProperty("null") NULL;

    /** Name used in plan files and text keys. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
