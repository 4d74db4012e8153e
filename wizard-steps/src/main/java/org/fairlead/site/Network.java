package org.fairlead.site;

import java.util.List;

/** The network as this computer sees it. */
public interface Network {
    /**
     * Addresses of a name, as text.
     *
     * @throws SiteException
     * when the name is not known
     */
    List<String> addresses(String host) throws SiteException;

    /**
     * Opens a connection and closes it again; nothing is sent.
     *
     * @return how long it took, in microseconds
     * @throws SiteException
     * when nothing answers at that port: refused, silent, or no way there
     */
    long connect(String host, int port) throws SiteException;
}
