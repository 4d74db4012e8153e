package org.fairlead.site;

import java.util.List;

/**
 * Changes of a schema that belong to their transaction: abandoned with it, or there with its commit. A change
 * waits for others a few seconds and then fails, so that a busy site does not stand still behind it.
 */
public interface SchemaChanges {
    /**
     * Whether an object is there.
     *
     * @throws SiteException
     * when something of this name is there and is not what is wanted: a type that lacks labels, a table that
     * lacks columns
     */
    boolean exists(Transaction transaction, SchemaObject object) throws SiteException;

    /** The statement that makes an object, as it will be run. */
    String statement(SchemaObject object);

    /** Makes an object that is not there. */
    void create(Transaction transaction, SchemaObject object) throws SiteException;

    /** Takes an object away; never anything else with it. */
    Drop drop(Transaction transaction, SchemaObject object) throws SiteException;

    /**
     * Rows that hold something in the object that its making did not put there: rows of a table, values of a
     * column that are not its default; 0 for anything else.
     */
    long used(Transaction transaction, SchemaObject object) throws SiteException;

    /** Columns of its table that a constraint or an index is over; none for anything else. */
    List<String> covered(Transaction transaction, SchemaObject object) throws SiteException;

    /** What became of an object that was to be taken away. */
    enum Drop {
        DROPPED,
        /** Something else of the schema needs it; it stays. */
        NEEDED
    }
}
