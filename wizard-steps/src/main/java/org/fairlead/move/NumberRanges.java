package org.fairlead.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Gives the datasets whose rows join others their ranges of numbers. */
public final class NumberRanges {
    private static final String SCOPE = "number-range";

    private NumberRanges() {}

    /** The moves with the ranges that this run has reserved. */
    public static Moves reserved(Moves moves, RunLog log) throws RecordException {
        Map<String, String> known = log.recallAll(SCOPE);
        return with(moves, move -> Optional.ofNullable(known.get(move.table())).flatMap(NumberRange::parse));
    }

    /** The greatest number that a table of the target had given out before this run reserved its own. */
    public static Optional<Long> before(RunLog log, String table) throws RecordException {
        return log.recall(SCOPE, table).flatMap(NumberRange::parse).map(NumberRange::after);
    }

    /** The moves with ranges as they would be reserved now; nothing is written. */
    public static Moves proposed(Moves moves, Transaction source, Transaction target, Database there)
            throws SiteException {
        var ranges = new java.util.HashMap<String, NumberRange>();
        for (Move move : moves.all()) {
            if (move.dataset().beside().applies()) {
                ranges.put(move.table(), propose(move, source, target, there));
            }
        }
        return with(moves, move -> Optional.ofNullable(ranges.get(move.table())));
    }

    /**
     * Reserves ranges for those that have none yet, in the record first and then on the target, so that
     * nobody else is given these numbers. How many rows of the source they are for is settled once for all
     * tables: what comes to the source afterwards stays, also when the run died in between.
     *
     * @param begun
     * tables that rows of this run may be in already; their ranges stay as they are
     */
    public static Moves reserve(Moves moves, RunLog log, Database here, Database there, List<String> begun)
            throws SiteException, RecordException {
        for (Move move : moves.all()) {
            if (!move.dataset().beside().applies() || begun.contains(move.table())) {
                continue;
            }
            try (Transaction source = here.begin(Access.READ);
                    Transaction target = there.begin(Access.WRITE)) {
                Optional<NumberRange> known = log.recall(SCOPE, move.table()).flatMap(NumberRange::parse);
                long given = given(move, target, there);
                if (known.isEmpty() || given < known.get().last()) {
                    long size = known.isPresent() ? known.get().size() : greatest(move, source);
                    NumberRange range = new NumberRange(given, Math.addExact(given, size));
                    log.remember(SCOPE, move.table(), range.text());
                    there.identities().raise(target, move.table(), range.last());
                }
                target.commit();
            }
        }
        return reserved(moves, log);
    }

    private static NumberRange propose(Move move, Transaction source, Transaction target, Database there)
            throws SiteException {
        long given = given(move, target, there);
        return new NumberRange(given, Math.addExact(given, greatest(move, source)));
    }

    /** The greatest number that the target has given out. */
    private static long given(Move move, Transaction target, Database there) throws SiteException {
        return Math.max(there.identities().last(target, move.table()).orElse(0), there.identities().greatest(
                target, move.table()).orElse(0));
    }

    private static long greatest(Move move, Transaction source) throws SiteException {
        return Involved.greatest(move, move.dataset().beside().number(), source);
    }

    private interface Ranges {
        Optional<NumberRange> of(Move move);
    }

    private static Moves with(Moves moves, Ranges ranges) {
        var groups = new ArrayList<List<Move>>();
        for (List<Move> group : moves.groups()) {
            groups.add(group.stream().map(move -> move.in(ranges.of(move))).toList());
        }
        return new Moves(groups, moves.stays(), moves.unknown(), moves.findings());
    }
}
