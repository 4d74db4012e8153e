package org.fairlead.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.fairlead.plan.Endpoint;
import org.fairlead.plan.SshAddress;
import org.fairlead.site.Server;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * The machine on which the application of a side lies: this one, or one that is logged in to.
 *
 * @param servers
 * logs in to a machine
 */
record AppMachine(Connectors connectors, Endpoint endpoint, Function<SshAddress, Server> servers) {
    private Optional<RemotePlace> remote() throws SiteException {
        return RemotePlace.of(endpoint.app(), endpoint.ssh());
    }

    /** Whether it is this one. */
    boolean isHere() throws SiteException {
        return remote().isEmpty();
    }

    /**
     * What runs commands there.
     *
     * @param folder
     * in which; empty for any that is there
     */
    Shell shell(String folder) throws SiteException {
        Optional<RemotePlace> remote = remote();
        if (remote.isEmpty()) {
            return connectors.shell(Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir", ".")
                    : folder));
        }
        try (Server server = servers.apply(remote.get().way(endpoint.ssh()))) {
            return server.shell(folder);
        }
    }

    /** The way to a port of it; none where it is this one. */
    Optional<Tunnel> wayTo(int port) throws SiteException {
        Optional<RemotePlace> remote = remote();
        if (remote.isEmpty()) {
            return Optional.empty();
        }
        try (Server server = servers.apply(remote.get().way(endpoint.ssh()))) {
            return Optional.of(server.tunnel("127.0.0.1", port));
        }
    }
}
