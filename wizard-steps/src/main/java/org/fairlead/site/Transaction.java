package org.fairlead.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.TableShape;

/**
 * Work on a database that is done wholly or not at all. Closing without {@link #commit} rolls back. Not
 * thread-safe, but
 * for {@link #cancel}.
 */
public interface Transaction extends AutoCloseable {
    /**
     * Rows of one table, streamed in constant memory.
     *
     * @throws SiteException
     * when the table or a column does not exist or the database fails
     */
    Rows read(TableRead read) throws SiteException;

    /**
     * A query in the database's own language with named parameters (":name"), values bound, rows streamed.
     * Kinds of the
     * cells follow the result's own types.
     */
    Rows query(String sql, Map<String, Cell> parameters) throws SiteException;

    /**
     * Whether {@link #query} takes any question. Where it does not, it answers those for which it has
     * answers,
     * and whoever has others reads the rows.
     */
    default boolean answersSql() {
        return true;
    }

    /** Runs one statement with named parameters and answers the number of rows it changed. */
    long update(String sql, Map<String, Cell> parameters) throws SiteException;

    /**
     * Runs one statement once for each of several sets of values and answers the number of rows changed in
     * all. All sets name the same parameters.
     */
    default long updateEach(String sql, List<Map<String, Cell>> parameters) throws SiteException {
        long changed = 0;
        for (Map<String, Cell> values : parameters) {
            changed += update(sql, values);
        }
        return changed;
    }

    /** Opens the fastest way there is to add rows to a table. */
    BulkWrite append(TableShape table, List<String> columns) throws SiteException;

    /** Checks every deferred constraint now, so that a broken one is known before the commit. */
    void checkConstraints() throws SiteException;

    /** The description of a table as this transaction sees it, empty when there is none of that name. */
    Optional<TableShape> shape(String table) throws SiteException;

    /** Rows of the table, counted. */
    long count(String table) throws SiteException;

    /** Refreshes the planner's statistics of a table. */
    void analyze(String table) throws SiteException;

    void savepoint(String name) throws SiteException;

    void rollbackTo(String name) throws SiteException;

    void commit() throws SiteException;

    /**
     * Commits without waiting for the disk. After a crash of the server the transaction is there wholly or
     * not at all, and never
     * without the ones before it; a later {@link #commit} makes sure of it.
     */
    void commitSoon() throws SiteException;

    /** Ends the statement that runs in another thread, if any; it fails there. */
    void cancel();

    @Override
    void close();

    /** Adds rows; nothing is certain before {@link #finish}. */
    interface BulkWrite extends AutoCloseable {
        void add(org.fairlead.model.Row row) throws SiteException;

        /** Ends the write and answers the number of rows added. */
        long finish() throws SiteException;

        /** Gives up what was not finished. */
        @Override
        void close();
    }
}
