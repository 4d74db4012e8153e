package org.fairlead.site;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Row;

/** Rows as they come, to be read once and closed. */
public interface Rows extends AutoCloseable {
    /** Names of the columns, in the order of the cells. */
    List<String> columns();

    /** The next row, or null behind the last. */
    @Nullable
    Row next() throws SiteException;

    @Override
    void close();
}
