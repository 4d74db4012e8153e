package org.fairlead.site;

import java.util.List;

/** Work on a whole JSON column at once. */
public interface JsonColumns {
    /** Key and value of every row whose value is an object without the member. */
    Rows lacking(Transaction transaction, JsonPlace place, List<String> key) throws SiteException;

    /**
     * Adds the member to every such row and answers how many there were.
     *
     * @param value
     * the member's value as JSON
     */
    long add(Transaction transaction, JsonPlace place, String value) throws SiteException;

    /** A member of the objects in a column. */
    record JsonPlace(String table, String column, String member) {}
}
