package org.fairlead.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Why a value does not fit where it is to go, and what may be done about it besides leaving its row in quarantine. */
public enum MisfitKind {
    @JsonProperty("too-long")
    TOO_LONG(MisfitRule.TRUNCATE), @JsonProperty("nul-character")
    NUL_CHARACTER(MisfitRule.STRIP, MisfitRule.REPLACE), @JsonProperty("json-nul")
    JSON_NUL(MisfitRule.STRIP, MisfitRule.REPLACE), @JsonProperty("json-invalid")
    JSON_INVALID(MisfitRule.WRAP, MisfitRule.NULL), @JsonProperty("not-boolean")
    NOT_BOOLEAN(MisfitRule.TRUE, MisfitRule.NULL), @JsonProperty("out-of-range")
    OUT_OF_RANGE(MisfitRule.CLAMP, MisfitRule.NULL), @JsonProperty("decimal-digits")
    DECIMAL_DIGITS(MisfitRule.ROUND), @JsonProperty("not-a-number")
    NOT_A_NUMBER(MisfitRule.NULL), @JsonProperty("bad-date")
    BAD_DATE(MisfitRule.NULL, MisfitRule.EPOCH), @JsonProperty("bad-text")
    BAD_TEXT(MisfitRule.REPLACE), @JsonProperty("wrong-kind")
    WRONG_KIND(MisfitRule.NULL), @JsonProperty("null-not-allowed")
    NULL_NOT_ALLOWED(), @JsonProperty("unmapped-reference")
    UNMAPPED_REFERENCE(MisfitRule.NULL), @JsonProperty("missing-parent")
    MISSING_PARENT(MisfitRule.NULL), @JsonProperty("parent-quarantined")
    PARENT_QUARANTINED(), @JsonProperty("refused")
    REFUSED();

    private final List<MisfitRule> rules;

    MisfitKind(MisfitRule... rules) {
        this.rules = List.of(rules);
    }

    /** The rules to choose from, quarantine first. */
    public List<MisfitRule> rules() {
        var all = new java.util.ArrayList<MisfitRule>();
        all.add(MisfitRule.QUARANTINE);
        all.addAll(rules);
        return List.copyOf(all);
    }

    /** Name used in plan files and text keys. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
