package org.fairlead.plan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of a configuration travels and how it arrives.
 *
 * @param bundle
 * path of the bundle that is written or read; empty when it goes directly from site to site
 * @param components
 * ids of the components that travel; empty for all
 * @param secrets
 * whether keys and passwords come along
 * @param environment
 * whether values that belong to one place come along
 * @param decisions
 * setting to what was decided of it
 * @param replace
 * texts to be replaced in every value on its way
 * @param fromLayout
 * layout of the source where it shows several; empty to recognise it
 * @param toLayout
 * layout of the target where it shows none or several; empty to recognise it
 */
public record Carry(String bundle, List<String> components, boolean secrets, boolean environment,
        Mode mode, Strategy strategy, Map<String, Decision> decisions, List<Replace> replace,
        String fromLayout, String toLayout) {

    public static final Carry NONE = of("", false, Mode.MERGE, Strategy.ASK);

    public Carry {
        components = List.copyOf(components);
        mode = mode == null ? Mode.MERGE : mode;
        strategy = strategy == null ? Strategy.ASK : strategy;
        decisions = Map.copyOf(decisions);
        replace = List.copyOf(replace);
        fromLayout = fromLayout == null ? "" : fromLayout;
        toLayout = toLayout == null ? "" : toLayout;
    }

    /** What a person chose of a configuration, with nothing decided one by one yet. */
    public static Carry of(String bundle, boolean secrets, Mode mode, Strategy strategy) {
        return new Carry(bundle, List.of(), secrets, false, mode, strategy, Map.of(), List.of(), "", "");
    }

    /** Whether a component was chosen. */
    public boolean takes(String component) {
        return components.isEmpty() || components.contains(component);
    }

    /** The same with other decisions. */
    public Carry withDecisions(Map<String, Decision> others) {
        return new Carry(bundle, components, secrets, environment, mode, strategy, others, replace,
                fromLayout, toLayout);
    }

    /** The same from or into another bundle. */
    public Carry withBundle(String other) {
        return new Carry(other, components, secrets, environment, mode, strategy, decisions, replace,
                fromLayout, toLayout);
    }

    /** The same with other components, secrets and values of one place. */
    public Carry taking(List<String> chosen, boolean withSecrets, boolean withEnvironment) {
        return new Carry(bundle, chosen, withSecrets, withEnvironment, mode, strategy, decisions, replace,
                fromLayout, toLayout);
    }

    /** The same, meeting what is there in another way. */
    public Carry meeting(Mode otherMode, Strategy otherStrategy) {
        return new Carry(bundle, components, secrets, environment, otherMode, otherStrategy, decisions,
                replace,
                fromLayout, toLayout);
    }

    /** The same between other layouts. */
    public Carry withLayouts(String from, String to) {
        return new Carry(bundle, components, secrets, environment, mode, strategy, decisions, replace, from,
                to);
    }

    /** How what arrives meets what is there. */
    public enum Mode {
        /** The target becomes what the source is; what only the target has is removed. */
        @JsonProperty("replace") REPLACE,
        /** What the target lacks or has only by default arrives; the rest is a conflict. */
        @JsonProperty("merge") MERGE,
        /** Nothing arrives but what was chosen one by one. */
        @JsonProperty("selective") SELECTIVE;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What becomes of a conflict that nobody decided. */
    public enum Strategy {
        @JsonProperty("ask") ASK, @JsonProperty("keep-target") KEEP_TARGET,
        @JsonProperty("take-source") TAKE_SOURCE;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was decided of one setting.
     *
     * @param value
     * for an edit, the value; null otherwise
     * @param seen
     * fingerprint of both values when it was decided; empty for a decision that holds whatever they are
     */
    public record Decision(@JsonProperty("do") Act act, @Nullable JsonNode value, String seen) {
        public static Decision of(Act act) {
            return new Decision(act, null, "");
        }
    }

    /** The acts a person can choose. */
    public enum Act {
        @JsonProperty("keep") KEEP, @JsonProperty("take") TAKE, @JsonProperty("merge") MERGE,
        @JsonProperty("edit") EDIT,
        @JsonProperty("remove") REMOVE,
        /** Takes the source's value as it was before something broke its text. */
        @JsonProperty("repair") REPAIR;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A text and what takes its place. */
    public record Replace(String from, String to) {}
}
