package org.fairlead.step.transfer;

import java.util.List;

import org.fairlead.convert.Misfit;

/**
 * How another try of a waiting row went.
 *
 * @param misfits
 * what still does not fit; empty when the row has arrived
 */
public record RetryReport(String table, String key, List<Misfit> misfits) {
    public RetryReport {
        misfits = List.copyOf(misfits);
    }

    public boolean arrived() {
        return misfits.isEmpty();
    }
}
