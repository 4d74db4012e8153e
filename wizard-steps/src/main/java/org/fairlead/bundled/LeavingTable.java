package org.fairlead.bundled;

import java.util.List;

import org.fairlead.bundle.TableFacts;

/**
 * A table whose rows leave, or would.
 *
 * @param dataset
 * id of the dataset
 * @param facts
 * what was counted of the rows that leave
 * @param stored
 * rows of the playbook's kind that the site has, whatever the plan leaves out of them
 * @param samples
 * the first rows as a person may see them, in the order of the columns; shown and never stored
 */
public record LeavingTable(String dataset, TableFacts facts, long stored, List<List<String>> samples) {

    /** How many rows are shown. */
    public static final int SAMPLES = 5;

    public LeavingTable {
        samples = samples.stream().map(List::copyOf).toList();
    }
}
