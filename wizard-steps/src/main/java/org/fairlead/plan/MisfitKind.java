package org.fairlead.plan;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a value does not fit where it is to go. */
public enum MisfitKind {
    @JsonProperty("too-long") TOO_LONG, @JsonProperty("nul-character") NUL_CHARACTER,
    @JsonProperty("json-nul") JSON_NUL, @JsonProperty("json-invalid") JSON_INVALID,
    @JsonProperty("not-boolean") NOT_BOOLEAN, @JsonProperty("out-of-range") OUT_OF_RANGE,
    @JsonProperty("decimal-digits") DECIMAL_DIGITS, @JsonProperty("not-a-number") NOT_A_NUMBER,
    @JsonProperty("bad-date") BAD_DATE, @JsonProperty("bad-text") BAD_TEXT,
    @JsonProperty("wrong-kind") WRONG_KIND, @JsonProperty("null-not-allowed") NULL_NOT_ALLOWED,
    @JsonProperty("unmapped-reference") UNMAPPED_REFERENCE, @JsonProperty("missing-parent") MISSING_PARENT,
    @JsonProperty("parent-quarantined") PARENT_QUARANTINED, @JsonProperty("refused") REFUSED;

    /** The rules to choose from, the careful one first. */
    public List<MisfitRule> rules() {
        return switch (this) {
            case TOO_LONG -> List.of(MisfitRule.QUARANTINE, MisfitRule.TRUNCATE);
            case NUL_CHARACTER, JSON_NUL -> List.of(MisfitRule.QUARANTINE, MisfitRule.STRIP,
                    MisfitRule.REPLACE);
            case JSON_INVALID -> List.of(MisfitRule.QUARANTINE, MisfitRule.WRAP, MisfitRule.NULL);
            case NOT_BOOLEAN -> List.of(MisfitRule.QUARANTINE, MisfitRule.TRUE, MisfitRule.NULL);
            case OUT_OF_RANGE -> List.of(MisfitRule.QUARANTINE, MisfitRule.CLAMP, MisfitRule.NULL);
            case DECIMAL_DIGITS -> List.of(MisfitRule.QUARANTINE, MisfitRule.ROUND);
            case BAD_DATE -> List.of(MisfitRule.QUARANTINE, MisfitRule.EPOCH, MisfitRule.NULL);
            case BAD_TEXT -> List.of(MisfitRule.QUARANTINE, MisfitRule.REPLACE);
            case NOT_A_NUMBER, WRONG_KIND, UNMAPPED_REFERENCE, MISSING_PARENT ->
                    List.of(MisfitRule.QUARANTINE, MisfitRule.NULL);
            case NULL_NOT_ALLOWED, PARENT_QUARANTINED, REFUSED -> List.of(MisfitRule.QUARANTINE);
        };
    }

    /** Name used in plan files and text keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
