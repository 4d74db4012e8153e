package org.fairlead.run;

import java.util.List;

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
 */
public record WholeRestored(String place, int objects, long rows, List<String> different, long millis) {
    public WholeRestored {
        different = List.copyOf(different);
    }
}
