package org.fairlead.site;

import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/** Times a query: the best of three runs, read to its last row. */
public final class QueryTimer {
    private static final int RUNS = 3;

    private QueryTimer() {}

    /** Microseconds of the fastest run. */
    public static long micros(Transaction transaction, String sql, Map<String, Cell> parameters)
            throws SiteException {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            try (Rows rows = transaction.query(sql, parameters)) {
                Row row = rows.next();
                while (row != null) {
                    row = rows.next();
                }
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return Math.max(1, best / 1000);
    }
}
