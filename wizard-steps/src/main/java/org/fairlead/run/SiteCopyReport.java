package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * A scratch copy of a plan's target that stays until it is removed.
 *
 * @param database
 * for people
 * @param folder
 * whole path on the machine of the site; empty where only the database was copied
 * @param objects
 * tables, views and the like that came over the same
 * @param rows
 * rows that came over the same
 * @param from
 * "site" as it was when the copy was made, or "backup" as the backup of the run kept it
 * @param notes
 * what a person should know of it
 */
public record SiteCopyReport(String database, String folder, int objects, long rows, long files, long bytes,
        String from, List<Problem> notes, long millis) {
    public SiteCopyReport {
        notes = List.copyOf(notes);
    }
}
