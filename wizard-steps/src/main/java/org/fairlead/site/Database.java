package org.fairlead.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.fairlead.model.ForeignKey;
import org.fairlead.model.TableShape;

/**
 * A database that can be read and, where the step is a writing one, written. Blocks; one thread at a time
 * per
 * {@link Transaction}, several transactions may be open at once. It answers questions about itself, so that
 * nobody needs
 * to know which product it is.
 */
public interface Database extends AutoCloseable {
    DatabaseFacts facts();

    /** Whether creating and altering tables can be rolled back with the transaction. */
    boolean supportsTransactionalDdl();

    /** Whether what was written to the table is gone when its transaction is abandoned. */
    boolean isTransactional(String table) throws SiteException;

    /** Whether a reference is checked with each row that is written, and not at the end of the statement. */
    boolean checksReferencesRowByRow();

    /** Names of the tables of the schema, sorted. */
    List<String> tables() throws SiteException;

    /** The catalogue's description of a table, empty when there is none of that name. */
    Optional<TableShape> shape(String table) throws SiteException;

    /** Foreign keys of any table of the schema that refer to the given one. */
    List<ForeignKeyUse> referrers(String table) throws SiteException;

    /** Begins a transaction; reading ones see one unchanging state where the database can. */
    Transaction begin(Access access) throws SiteException;

    /** How playbooks name this database's language: "postgresql", "sqlite" … */
    String dialect();

    /** Set-based work on JSON columns; empty where the database cannot do it. */
    Optional<JsonColumns> jsonColumns();

    /** Changes of the schema within a transaction; empty where the database cannot take them back with it. */
    default Optional<SchemaChanges> schemaChanges() {
        return Optional.empty();
    }

    /** All of it, to keep or to make anew; empty where the database cannot tell what it is made of. */
    default Optional<WholeDatabase> whole() {
        return Optional.empty();
    }

    /** The counters behind identity columns. */
    Identities identities();

    /** The way to copy a live file, for databases that are one. */
    Optional<SourceFile> sourceFile();

    /**
     * A place of its own beside the tables, to rehearse a restore in; empty where the user may not create
     * one.
     */
    Optional<Scratch> scratch(String name) throws SiteException;

    /**
     * Bytes that a scratch place of this name takes up, be it for single tables or for a whole database;
     * empty
     * where there is none, as with databases that know no such places.
     */
    default OptionalLong scratchBytes(String name) throws SiteException {
        return OptionalLong.empty();
    }

    /** Bytes that tables of the schema take up, with their indexes; empty where the database cannot tell. */
    default OptionalLong bytesOf(List<String> tables) throws SiteException {
        return OptionalLong.empty();
    }

    /**
     * What the database finds wrong with itself when asked to look; empty when all is well or it cannot look.
     */
    List<String> integrityProblems() throws SiteException;

    /**
     * What the server finds wrong with tables when it is asked to check them; empty when all is well or it
     * cannot look. Reads them from end to end.
     *
     * @return table and what was said of it, in the server's words
     */
    default List<String> check(List<String> tables) throws SiteException {
        return List.of();
    }

    /**
     * What the database says of its surroundings, for comparing two sides: "encoding", "collation", "zone"
     * (of
     * the server), "bytes" (of the tables of the schema). What it has not is absent.
     */
    Map<String, String> traits() throws SiteException;

    /** Answers "1 + 1"-like questions as fast as it can; the time taken is the latency in nanoseconds. */
    long latencyNanos() throws SiteException;

    @Override
    void close();

    /** What a transaction is for. */
    enum Access {
        READ, WRITE,
        /**
         * Writing, and seeing nothing of what others write meanwhile; fails where both change the same row.
         */
        WRITE_ISOLATED
    }

    /** A foreign key and the primary key of the table it stands in. */
    record ForeignKeyUse(ForeignKey key, List<String> primaryKey) {}
}
