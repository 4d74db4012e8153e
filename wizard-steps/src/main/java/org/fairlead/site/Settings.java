package org.fairlead.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named settings of a site, such as its {@code .env}; comments, order and quoting survive a change. */
public interface Settings extends AutoCloseable {
    /** Names in file order. */
    List<String> names() throws SiteException;

    Optional<String> value(String name) throws SiteException;

    /** All settings that have a value, read at once, in file order. */
    Map<String, String> values() throws SiteException;

    /**
     * Sets the given names, each in its place or at the end, and replaces the file in one move; an empty
     * optional removes
     * the line.
     */
    void apply(Map<String, Optional<String>> changes) throws SiteException;

    /** The file as it is, for a backup. */
    byte[] content() throws SiteException;

    /** Puts back a content that {@link #content} gave. */
    void restore(byte[] content) throws SiteException;

    /**
     * Gives the named lines the values they had in an earlier content, and takes away those it did not have.
     */
    void takeBack(byte[] earlier, Collection<String> names) throws SiteException;

    /** Removes the file. */
    void remove() throws SiteException;

    /** Where it is, for people. */
    String place();

    boolean exists() throws SiteException;

    /** Ends the way to a file of another machine. */
    @Override
    default void close() {}
}
