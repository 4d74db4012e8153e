package org.fairlead.site;

import java.util.List;

/** A scratch schema that Fairlead made and takes away again when closed. */
public interface Scratch extends AutoCloseable {
    /** Makes empty tables of the same shape as the named ones of the schema beside, without foreign keys. */
    void like(List<String> tables) throws SiteException;

    /** The scratch schema as a database. */
    Database database();

    /** Name of the schema, for people. */
    String name();

    @Override
    void close();
}
