package org.fairlead.site;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.ProblemException;

/**
 * One database of a key-value store. Nothing is connected before something is needed, and again when the
 * connection dropped. Every method may block; thread-safe, one call at a time.
 */
public interface KeyValues extends AutoCloseable {
    /** Bytes of memory that a key may take on the server to be carried; a larger one is refused by name. */
    int LARGEST = 24 << 20;

    /** Key of the problem that a key is written again and again while it is being read. */
    String CHANGED_AGAIN = "redis.problem.changed-again";

    /** What names of keys that Fairlead makes for itself begin with. */
    String OWN = "fairlead:";

    /** Where it is, for people; nothing is asked of it. */
    String place();

    KeyValueFacts facts() throws SiteException;

    /** Nanoseconds that the shortest question takes. */
    long latencyNanos() throws SiteException;

    /** Keys there are. */
    long count() throws SiteException;

    /** The server's clock, in milliseconds since 1970. */
    long now() throws SiteException;

    /** Takes names, some hundred at a time, and answers whether it wants more. */
    @FunctionalInterface
    interface Names {
        boolean take(List<KeyName> names) throws ProblemException;
    }

    /**
     * Goes through all names. Each key that is there from beginning to end is named at least once, and twice
     * where the server rearranged its table meanwhile.
     */
    void scan(Names names) throws ProblemException;

    /** Type, expiry and size of those of the keys that are there. */
    List<KeyLook> look(List<KeyName> names) throws SiteException;

    /**
     * Reads keys, each in one moment; those that are not there any more are left out.
     *
     * @param keys
     * small enough together, see {@link KeyLook#batches}
     * @throws SiteException
     * a refusal, where one is too large to be carried
     */
    List<KeyImage> read(List<KeyLook> keys) throws SiteException;

    /** Reads one key; empty where it is not there. */
    default Optional<KeyImage> read(KeyName name) throws SiteException {
        return read(look(List.of(name))).stream().findFirst();
    }

    /** Whether a key was put back. */
    enum Put {
        /** It is there now as it was. */
        DONE,
        /** One of its name is there. */
        TAKEN,
        /** Its end has come. */
        OVER
    }

    /**
     * Puts a key back with its own expiry.
     *
     * @param as
     * the name it gets
     * @param replace
     * whether one of that name gives way
     * @throws SiteException
     * a refusal, where the server does not take what another version wrote
     */
    Put put(KeyName as, KeyImage image, boolean replace) throws SiteException;

    /** Keeps keys that are about to go. */
    interface Keeper {
        /** Begins, or begins anew because a key changed while it was kept: what was kept so far is void. */
        void begin() throws ProblemException;

        void keep(KeyImage image) throws ProblemException;

        /** Everything is kept; on the disk when this returns. */
        void seal() throws ProblemException;
    }

    /**
     * Removes keys that were kept exactly as they were in the moment they went.
     *
     * @param keys
     * small enough together, see {@link KeyLook#batches}
     * @return how many went
     * @throws SiteException
     * where they are changed again and again
     */
    long take(List<KeyLook> keys, Keeper keeper) throws ProblemException;

    /** Removes keys; those that are not there count for nothing. */
    long remove(List<KeyName> names) throws SiteException;

    /** Entries of a list, 0 where there is none. */
    long length(KeyName list) throws SiteException;

    /** Writes a small key of its own with an end in a minute, reads it back, and removes it. */
    boolean writesAndReads(KeyName own) throws SiteException;

    @Override
    void close();
}
