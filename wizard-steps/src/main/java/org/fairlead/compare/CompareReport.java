package org.fairlead.compare;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking two addresses the same.
 *
 * @param requests
 * in the order in which they were put
 * @param row
 * the first row that differed when the run was verified: table, key, columns; empty where none did
 */
public record CompareReport(String before, String now, List<Compared> requests, List<String> row) {
    public CompareReport {
        requests = List.copyOf(requests);
        row = List.copyOf(row);
    }

    /** The first request that was answered otherwise. */
    public Optional<Compared> first() {
        return requests.stream().filter(one -> !one.same()).findFirst();
    }

    /** How many were answered otherwise. */
    public long different() {
        return requests.stream().filter(one -> !one.same()).count();
    }
}
