package org.fairlead.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.fairlead.model.Cell;
import org.fairlead.model.Spread;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;

/** The playbook's timings, measured before a run and again after it. */
public final class Speed {
    private static final String BASELINE = "baseline";

    private static final long TIMES = 3;
    private static final long LEAST_MICROS = 100_000;

    private final Transaction transaction;
    private final Optional<Web> web;
    private final Map<String, Cell> parameters;

    /** Of one site; pages are timed where its address is known. */
    public Speed(Transaction transaction, Optional<Web> web, Map<String, Cell> parameters) {
        this.transaction = transaction;
        this.web = web;
        this.parameters = parameters;
    }

    /** A timing before and after; either may be missing. */
    public record Compared(Timing timing, Spread before, Spread after) {}

    /**
     * What is allowed: the bound, else three times the median before, and at least a tenth of a second, for a
     * server answers over a network; -1 where nothing is known.
     *
     * @param mostMicros
     * the bound, 0 for none
     */
    public static long limitMicros(long mostMicros, Spread before) {
        if (mostMicros > 0) {
            return mostMicros;
        }
        return before.isThere() ? Math.max(LEAST_MICROS, TIMES * before.median()) : -1;
    }

    /** What was remembered of a timing. */
    static Spread before(Timing timing, RunLog log) throws RecordException {
        return log.recall(BASELINE, timing.id()).flatMap(Spread::read).orElse(Spread.NONE);
    }

    /**
     * Measures and remembers.
     *
     * @param query
     * how a timing's query reads here
     * @return medians in microseconds, by the ids of the timings
     */
    public Map<String, Long> remember(List<Timing> timings, Function<Timing, String> query, RunLog log)
            throws SiteException, RecordException {
        Map<String, Long> medians = new LinkedHashMap<>();
        for (Timing timing : timings) {
            if (!isThere(timing)) {
                continue;
            }
            Spread spread = timed(timing, query.apply(timing));
            if (spread.isThere()) {
                medians.put(timing.id(), spread.median());
                log.remember(BASELINE, timing.id(), spread.text());
            }
        }
        return medians;
    }

    /** Measures again and puts it beside what was remembered. */
    public List<Compared> compare(List<Timing> timings, RunLog log) throws SiteException, RecordException {
        var compared = new ArrayList<Compared>();
        for (Timing timing : timings) {
            if (timing.path().isEmpty() ? isThere(timing) : web.isPresent()) {
                compared.add(new Compared(timing, before(timing, log), timed(timing, timing.sql())));
            }
        }
        return compared;
    }

    /** Whether the table is there that a query needs; a layout may have none yet. */
    private boolean isThere(Timing timing) throws SiteException {
        return timing.whenTable().isEmpty() || transaction.shape(timing.whenTable()).isPresent();
    }

    private Spread timed(Timing timing, String query) throws SiteException {
        if (timing.path().isEmpty()) {
            return Rounds.query(transaction, query, parameters);
        }
        try {
            return web.isPresent() ? Rounds.page(web.get(), timing.path()) : Spread.NONE;
        } catch (SiteException silent) {
            // whether the page answers at all is for a check to say
            return Spread.NONE;
        }
    }
}
