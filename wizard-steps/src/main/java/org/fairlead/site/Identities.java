package org.fairlead.site;

import java.util.OptionalLong;

/** The counters that hand out the keys of new rows. */
public interface Identities {
    /** The highest value that the table's counter has given out, empty when the table has none. */
    OptionalLong last(Transaction transaction, String table) throws SiteException;

    /** The greatest value in the column that the counter serves, empty when the table has none or no rows. */
    OptionalLong greatest(Transaction transaction, String table) throws SiteException;

    /** Lets the next value be above the given one; never moves a counter back. */
    void raise(Transaction transaction, String table, long last) throws SiteException;

    /**
     * Gives back numbers that an attempt of our own drew and never committed, so that the next attempt draws
     * the same. Does
     * nothing when the column already holds a greater one.
     */
    void takeBack(Transaction transaction, String table, long last) throws SiteException;
}
