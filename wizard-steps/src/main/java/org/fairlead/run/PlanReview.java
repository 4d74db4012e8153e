package org.fairlead.run;

import java.util.List;

/**
 * The plan as the engine will carry it out, for reading aloud.
 *
 * @param estimatedSeconds
 * what one pass over everything takes
 * @param window
 * the time that the site should be given to itself
 */
public record PlanReview(String hash, List<Moving> moving, List<Doing> doing, long rows,
        long estimatedSeconds, MaintenanceWindow window) {
    public PlanReview {
        moving = List.copyOf(moving);
        doing = List.copyOf(doing);
    }

    /**
     * What moves, in order.
     *
     * @param table
     * the table of a dataset, or the id of a component of settings
     * @param rows
     * rows or settings
     * @param kind
     * what it is: rows or settings
     */
    public record Moving(String table, long rows, List<String> conversions, String kind) {

        public static final String ROWS = "rows";
        public static final String SETTINGS = "settings";
        /** Rows that stay where they are and are changed, or joined by others. */
        public static final String TOUCHED = "touched";

        /** Rows of a table. */
        public Moving(String table, long rows, List<String> conversions) {
            this(table, rows, conversions, ROWS);
        }

        public Moving {
            conversions = List.copyOf(conversions);
        }
    }

    /**
     * An ordered act.
     *
     * @param kind
     * "transfer", "export", "import", "caches", "sql", "schema", "write-rows", "json-member", "env-lines",
     * "copy-files", "command", "ask"
     * @param writesTo
     * table or file, empty when it writes nothing
     * @param undoneBy
     * "journal", "schema", "file-backup", "person", "command", "nothing", or "anew" for what the site makes
     * again by
     * itself
     * @param statement
     * the statement or text, as it will be run
     */
    public record Doing(String id, String kind, String writesTo, String undoneBy, String statement) {}
}
