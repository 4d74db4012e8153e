package org.fairlead.site;

/**
 * A machine that is logged in to. Tunnels and files share one connection, which stays until the last of them
 * and this are closed. Thread-safe.
 */
public interface Server extends AutoCloseable {
    /**
     * A way to a server that answers there.
     *
     * @param host
     * as that machine knows it, such as "localhost"
     */
    Tunnel tunnel(String host, int port);

    /**
     * Reads a file.
     *
     * @param most
     * bytes it may have; one that has more is refused
     * @return its content, which the caller wipes where it may hold a secret
     */
    byte[] read(String path, int most) throws SiteException;

    /**
     * Where a file really is: its path after the links that stand in its place. One that is not there yet is
     * where its folder is.
     *
     * @throws SiteException
     * where its folder is not there either
     */
    String real(String path) throws SiteException;

    /**
     * What runs commands there.
     *
     * @param folder
     * in which they run; empty for that of the login
     */
    Shell shell(String folder);

    /** A tree of files there. */
    Files files(String folder);

    /** For people: user and machine. */
    String place();

    @Override
    void close();
}
