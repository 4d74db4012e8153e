package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * What became of a whole database that was restored into another one.
 *
 * @param place
 * the database that was filled
 * @param objects
 * tables, views, functions and the like that came back as they were kept
 * @param rows
 * rows that came back as they were kept
 * @param different
 * kind and name of what did not
 * @param notes
 * what the server and the settings say of themselves afterwards
 */
public record WholeRestored(String place, int objects, long rows, List<String> different, List<Problem> notes,
        long millis) {
    public WholeRestored {
        different = List.copyOf(different);
        notes = List.copyOf(notes);
    }
}
