package org.fairlead.move;

import java.util.List;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** What rows of the source are known by, so that a target can be asked for their counterparts elsewhere. */
public final class KnownBy {
    private KnownBy() {}

    /** Takes what one row is known by. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes it.
         *
         * @param way
         * which of the natural key's lookups tells it, counted from zero
         */
        void take(int way, long number, List<Cell> key) throws SiteException;
    }

    /** Asks for the given numbers in every way that there is. */
    public static void each(NaturalKey key, Set<Long> numbers, Transaction source, Taker taker)
            throws SiteException {
        for (int i = 0; i < key.lookups().size(); i++) {
            int way = i;
            KeySearch.each(source, key.lookups().get(i).source(), (number, known) -> {
                if (numbers.contains(number)) {
                    taker.take(way, number, known);
                }
            });
        }
    }
}
