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
 * @param existing
 * what becomes of rows of the target that rows of the source are recognised as
 * @param also
 * by dataset, formats in which a bundle holds its rows once more, for other programs
 */
public record DataChoice(List<String> datasets, String since, Map<String, Map<String, String>> matches,
        Map<String, List<String>> leaveOut, Unmatched unmatched, List<String> mask, Existing existing,
        Map<String, List<SideFormat>> also) {

    public static final DataChoice NONE = new DataChoice(List.of(), "", Map.of(), Map.of(),
            Unmatched.QUARANTINE, List.of());

    public DataChoice {
        datasets = List.copyOf(datasets);
        since = since == null ? "" : since;
        matches = Map.copyOf(matches);
        leaveOut = Map.copyOf(leaveOut);
        unmatched = unmatched == null ? Unmatched.QUARANTINE : unmatched;
        mask = List.copyOf(mask);
        existing = existing == null ? Existing.KEEP : existing;
        also = also == null ? Map.of() : Map.copyOf(also);
    }

    /** One that keeps what is there and is written in no other format. */
    public DataChoice(List<String> datasets, String since, Map<String, Map<String, String>> matches,
            Map<String, List<String>> leaveOut, Unmatched unmatched, List<String> mask) {
        this(datasets, since, matches, leaveOut, unmatched, mask, Existing.KEEP, Map.of());
    }

    /** The same, meeting rows that are there in another way. */
    public DataChoice meeting(Existing other) {
        return new DataChoice(datasets, since, matches, leaveOut, unmatched, mask, other, also);
    }

    /** The same, written in other formats besides. */
    public DataChoice writtenAlso(Map<String, List<SideFormat>> formats) {
        return new DataChoice(datasets, since, matches, leaveOut, unmatched, mask, existing, formats);
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

    /** What becomes of rows that are there already. */
    public enum Existing {
        /** They stay as they are, and what comes stays away. */
        @JsonProperty("keep") KEEP,
        /** What comes takes their place. */
        @JsonProperty("replace") REPLACE,
        /** They stay, and lists that are kept in one value get the entries that only the source has. */
        @JsonProperty("merge") MERGE;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A format for other programs. */
    public enum SideFormat {
        @JsonProperty("sql") SQL, @JsonProperty("csv") CSV, @JsonProperty("xml") XML;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
