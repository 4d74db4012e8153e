package org.fairlead.model;

import java.util.List;

/**
 * What a finding rests on: a small table of keys and measures, and how many there are in all. Holds no
 * secret and no
 * personal content beyond keys.
 *
 * @param columns
 * keys of the column headings
 * @param rows
 * at most {@link #LIMIT} samples
 * @param total
 * how many rows there are, samples included
 */
public record Evidence(List<String> columns, List<List<String>> rows, long total) {

    /** The most samples an evidence keeps. */
    public static final int LIMIT = 50;

    public static final Evidence NONE = new Evidence(List.of(), List.of(), 0);

    public Evidence {
        columns = List.copyOf(columns);
        rows = rows.stream().limit(LIMIT).map(List::copyOf).toList();
    }
}
