package org.fairlead.site;

import java.util.Optional;

/**
 * A way through another machine to a server that is reached from there. Opened when it is first needed and
 * again when it dropped. Thread-safe; every method may block for as long as a connection takes.
 */
public interface Tunnel extends AutoCloseable {
    /** The port of this machine's loopback address at which the server answers. */
    int port() throws SiteException;

    /** Whether what was connected through it may still be alive. */
    boolean isOpen();

    /** Why nothing answers behind it, where that lies in the way and not in the server. */
    Optional<SiteException> obstacle();

    /** The machine it leads through, for people; empty where it leads through none. */
    String place();

    @Override
    void close();

    /** The place of a server, for people, with the machine that the way to it leads through. */
    static String behind(String place, Optional<Tunnel> tunnel) {
        return place + tunnel.map(Tunnel::place).filter(machine -> !machine.isEmpty()).map(
                machine -> " (ssh://" + machine + ")").orElse("");
    }

    /** The same way for somebody whose closing does not end it. */
    default Tunnel lent() {
        Tunnel owned = this;
        return new Tunnel() {
            @Override
            public int port() throws SiteException {
                return owned.port();
            }

            @Override
            public boolean isOpen() {
                return owned.isOpen();
            }

            @Override
            public Optional<SiteException> obstacle() {
                return owned.obstacle();
            }

            @Override
            public String place() {
                return owned.place();
            }

            @Override
            public void close() {
                // whoever owns the way closes it
            }
        };
    }
}
