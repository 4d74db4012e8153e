package org.fairlead.watch;

import java.util.Arrays;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.model.Spread;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;

/**
 * Times a query or a page again and again: after one that does not count, because it finds nothing in any
 * memory, twenty rounds, of something very slow as many as fit into twenty seconds, and three in any case.
 * One at a time, so that a
 * site in use is not burdened.
 */
public final class Rounds {
    private static final int MOST = 20;
    private static final int LEAST = 3;
    private static final long NANOS = 20_000_000_000L;

    private Rounds() {}

    /** What is timed. */
    private interface Timed {
        void run() throws SiteException;
    }

    /** Of a query, each time read to its last row. */
    public static Spread query(Transaction transaction, String sql, Map<String, Cell> parameters)
            throws SiteException {
        return of(() -> readThrough(transaction, sql, parameters));
    }

    /** Of a page, each time read to its last byte, whatever it answers. */
    public static Spread page(Web web, String path) throws SiteException {
        return of(() -> web.get(path, Map.of()));
    }

    static void readThrough(Transaction transaction, String sql, Map<String, Cell> parameters)
            throws SiteException {
        try (Rows rows = transaction.query(sql, parameters)) {
            Row row = rows.next();
            while (row != null) {
                row = rows.next();
            }
        }
    }

    private static Spread of(Timed timed) throws SiteException {
        timed.run();
        long[] micros = new long[MOST];
        int rounds = 0;
        long began = System.nanoTime();
        while (rounds < MOST && (rounds < LEAST || System.nanoTime() - began < NANOS)) {
            long start = System.nanoTime();
            timed.run();
            micros[rounds] = Math.max(1, (System.nanoTime() - start) / 1000);
            rounds++;
        }
        return Spread.of(Arrays.copyOf(micros, rounds));
    }
}
