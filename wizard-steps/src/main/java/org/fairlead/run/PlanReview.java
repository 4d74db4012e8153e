package org.fairlead.run;

import java.util.List;

/** The plan as the engine will carry it out, for reading aloud. */
public record PlanReview(String hash, List<Moving> moving, List<Doing> doing, long rows,
        long estimatedSeconds) {
    public PlanReview {
        moving = List.copyOf(moving);
        doing = List.copyOf(doing);
    }

    /** A dataset in the order of transfer. */
    public record Moving(String table, long rows, List<String> conversions) {
        public Moving {
            conversions = List.copyOf(conversions);
        }
    }

    /**
     * An ordered act.
     *
     * @param kind
     * "transfer", "sql", "write-rows", "json-member", "env-lines", "copy-files", "ask"
     * @param writesTo
     * table or file, empty when it writes nothing
     * @param undoneBy
     * "journal", "file-backup" or "person"
     * @param statement
     * the statement or text, as it will be run
     */
    public record Doing(String id, String kind, String writesTo, String undoneBy, String statement) {}
}
