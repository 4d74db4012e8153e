package org.fairlead.plan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What of the rows travels, and whose they become.
 *
 * @param datasets
 * tables that move, as the playbook names them; empty for all
 * @param since
 * rows of datasets with a date that are older than this day (ISO 8601) stay; empty for no bound
 * @param matches
 * by natural key, a row of the source to the row of the target that it stands for, where the two differ
 * @param leaveOut
 * by natural key, patterns of rows whose data stays, a star standing for anything
 * @param unmatched
 * what becomes of data whose row has no counterpart on the target
 * @param mask
 * columns ("table.column") whose letters and digits are made unreadable on their way
 */
public record DataChoice(List<String> datasets, String since, Map<String, Map<String, String>> matches,
        Map<String, List<String>> leaveOut, Unmatched unmatched, List<String> mask) {

    public static final DataChoice NONE = new DataChoice(List.of(), "", Map.of(), Map.of(),
            Unmatched.QUARANTINE, List.of());

    public DataChoice {
        datasets = List.copyOf(datasets);
        since = since == null ? "" : since;
        matches = Map.copyOf(matches);
        leaveOut = Map.copyOf(leaveOut);
        unmatched = unmatched == null ? Unmatched.QUARANTINE : unmatched;
        mask = List.copyOf(mask);
    }

    /** Whether a dataset was chosen. */
    public boolean takes(String table) {
        return datasets.isEmpty() || datasets.contains(table);
    }

    /** What becomes of data that belongs to nobody on the target. */
    public enum Unmatched {
        /** It waits, and can be corrected and sent afterwards. */
        @JsonProperty("quarantine") QUARANTINE,
        /** It stays where it is. */
        @JsonProperty("leave-out") LEAVE_OUT;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
