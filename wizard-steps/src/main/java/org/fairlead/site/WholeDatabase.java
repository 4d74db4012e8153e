package org.fairlead.site;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * All that makes up a database: read out of its catalogue in one snapshot, and made anew somewhere else. No
 * client program is needed for either.
 */
public interface WholeDatabase {
    /**
     * Opens one snapshot of the database. Only reads; tables cannot be changed or dropped until it is closed,
     * their rows can.
     */
    Reading read() throws SiteException;

    /**
     * Makes an empty database beside this one, in which a restore is rehearsed; it is dropped when closed.
     *
     * @return empty where the user may not make one
     */
    Optional<Place> scratch(String name) throws SiteException;

    /**
     * The places in which a restore of this database can be tried, the best first. None is made before it is
     * opened.
     *
     * @param name
     * what the names of all that is made begin with; random, and in the record already
     */
    List<Trial> trials(String name);

    /**
     * A place in which a restore can be tried.
     *
     * @param manner
     * "whole-scratch" for a database beside this one, "whole-schema" and "whole-prefixed" for a schema and
     * for tables within it, "whole-file" for a file that nobody else sees
     * @param rightNeeded
     * what has to be granted before it can be made, in the database's own words
     */
    record Trial(String manner, String rightNeeded, Opening opening) {}

    /** Makes a place, which is taken away again when it is closed; empty where the user may not make it. */
    interface Opening {
        Optional<Place> open() throws SiteException;
    }

    /** Whether a database of that name is beside this one. */
    boolean isThere(String name) throws SiteException;

    /** This database as a place to restore in. */
    Place here() throws SiteException;

    /** What has to be granted before {@link #scratch} can make a database, in the database's own words. */
    String rightNeeded();

    /** One snapshot of a database. Not thread-safe. */
    interface Reading extends AutoCloseable {
        /** Statements that a session has to be set up with before any other is run. */
        List<String> setup();

        /** Whether the database's own client takes each semicolon for the end of a statement. */
        boolean isCutByClient();

        /** What there is, each after all that it needs. */
        List<Part> parts() throws SiteException;

        /** What there is and cannot be carried: not made again, or not readable by this user. */
        List<Lack> lacking() throws SiteException;

        /** What a person has to know and that is not made again: owners, rights, definers. */
        List<String> notes() throws SiteException;

        /** The tables whose rows are carried. */
        List<Filled> tables() throws SiteException;

        /** Bytes that the database takes up on its server. */
        long bytes() throws SiteException;

        /** Gives each row of a table, in no order, in memory that does not grow with them. */
        void rows(Filled table, Lines to) throws SiteException;

        @Override
        void close();
    }

    /**
     * Something of a database.
     *
     * @param afterRows
     * whether it is made when the rows are there
     * @param kind
     * "table", "view" …
     * @param name
     * with its schema and quoted where there is need for it; together with the kind unique
     * @param statements
     * make it, in order
     */
    record Part(boolean afterRows, String kind, String name, List<String> statements) {
        public Part {
            statements = List.copyOf(statements);
        }

        /** Whether it starts work by itself as soon as it is there, so that a rehearsal leaves it out. */
        public boolean isLive() {
            return kind.equals("event-state");
        }
    }

    /** Something that cannot be carried. */
    record Lack(String kind, String name) {}

    /**
     * A table with rows.
     *
     * @param statement
     * what comes before rows
     * @param streamed
     * whether one statement takes all rows that follow it, a line each, until a line of {@code \.};
     * otherwise each takes as many rows, with commas between, as a packet holds
     */
    record Filled(String name, String statement, boolean streamed) {}

    /** Takes rows, each as the bytes of one line; streamed ones with its end. */
    interface Lines {
        void add(byte[] line) throws SiteException;
    }

    /** Gives lines, each with its end; null after the last. */
    interface Stream {
        byte @Nullable [] next() throws SiteException;
    }

    /** A database that is filled. Each statement is there as soon as it was run. Not thread-safe. */
    interface Place extends AutoCloseable {
        /** For people. */
        String name();

        /** Whether nothing is in it. */
        boolean isEmpty() throws SiteException;

        /**
         * Tells of a part, before its statements are run.
         *
         * @return whether it can be made here; where it cannot, its statements must not be run
         */
        default boolean takes(String kind, String name) throws SiteException {
            return true;
        }

        /** Whether a statement of a part that was taken touches nothing but what was made here. */
        default boolean makes(String statement) {
            return true;
        }

        void run(String statement) throws SiteException;

        /** Runs a statement that takes rows. */
        void stream(String statement, Stream lines) throws SiteException;

        /** Reads what is there by now. */
        Reading read() throws SiteException;

        /** What tells how far it was filled; empty for a place that goes when it is closed. */
        default Optional<Marks> marks() {
            return Optional.empty();
        }

        @Override
        void close();
    }

    /**
     * Notes within a place how far it was filled, so that what broke off can go on. A part is a unit, and so
     * are the rows of a table.
     */
    interface Marks {
        /**
         * Units that are done of a filling that has not come to its end; empty where there is none.
         *
         * @param file
         * what it is filled from: the SHA-256 of the file
         */
        OptionalLong left(String file) throws SiteException;

        /** Notes that the filling begins. */
        void begin(String file) throws SiteException;

        /** Brings all that was run to a lasting end, and notes it. */
        void done(long units) throws SiteException;

        /** Takes away what a unit may have left that did not come to its end. */
        void clear(String kind, String name) throws SiteException;

        /** Takes the notes away; all is there. */
        void end() throws SiteException;
    }
}
