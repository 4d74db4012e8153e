package org.fairlead.site.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * A port of the loopback address from which a connection leads on to a server behind the machine (RFC 4254,
 * section 7.2). Made anew in every new session, at a port that the system chooses.
 */
final class SshTunnel implements Tunnel {
    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final String LOOPBACK = "127.0.0.1";

    private final SshConnection connection;
    private final SshdSocketAddress remote;
    private final SshFailures failures;
    private @Nullable ClientSession within;
    private @Nullable SshdSocketAddress local;
    private boolean closed;

    SshTunnel(SshConnection connection, String host, int port, SshFailures failures) {
        this.connection = connection;
        this.remote = new SshdSocketAddress(host, port);
        this.failures = failures;
    }

    @Override
    public synchronized int port() throws SiteException {
        ClientSession session = connection.session();
        SshdSocketAddress bound = local;
        if (bound == null || !session.equals(within)) {
            try {
                bound = session.startLocalPortForwarding(new SshdSocketAddress(LOOPBACK, 0), remote);
            } catch (IOException e) {
                throw failures.behind(what(), e);
            }
            within = session;
            local = bound;
        }
        return bound.getPort();
    }

    @Override
    public synchronized boolean isOpen() {
        return within != null && within.isOpen();
    }

    @Override
    public synchronized Optional<SiteException> obstacle() {
        try {
            ChannelDirectTcpip probe = connection.session().createDirectTcpipChannel(new SshdSocketAddress(
                    LOOPBACK, 0), remote);
            try {
                probe.open().verify(OPENING);
            } finally {
                probe.close(true);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(failures.behind(what(), e));
        } catch (SiteException e) {
            return Optional.of(e);
        }
    }

    private String what() {
        return remote.getHostName() + ":" + remote.getPort();
    }

    @Override
    public String place() {
        return connection.place();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ClientSession session = within;
        SshdSocketAddress bound = local;
        try {
            if (session != null && bound != null && session.isOpen()) {
                session.stopLocalPortForwarding(bound);
            }
        } catch (IOException e) {
            // the session that it belonged to is going, and it with it
            within = null;
        } finally {
            connection.close();
        }
    }
}
