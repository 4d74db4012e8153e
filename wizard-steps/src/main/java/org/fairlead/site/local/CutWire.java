package org.fairlead.site.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * A way to a server that can be cut, to try what becomes of work whose connection is lost: a port of the
 * loopback address that hands everything on. Only what was connected through it notices. Thread-safe.
 */
public final class CutWire implements Tunnel {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int BUFFER = 1 << 16;

    private final String host;
    private final int port;
    private final Optional<Tunnel> behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private CutWire(String host, int port, Optional<Tunnel> behind, ServerSocket door) {
        this.host = host;
        this.port = port;
        this.behind = behind;
        this.door = door;
    }

    /**
     * Opens a port at which the server answers.
     *
     * @param behind
     * the way to it, where it is reached through another machine; closed with this one
     */
    public static CutWire to(String host, int port, Optional<Tunnel> behind) throws SiteException {
        try {
            var door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            var wire = new CutWire(host, port, behind, door);
            Thread.ofVirtual().name("wire-" + door.getLocalPort()).start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("diagnose.problem.no-way", host, Integer.toString(port)),
                    e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                open.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket near) {
        try (near; var far = new Socket()) {
            far.connect(behind.isPresent()
                    ? new InetSocketAddress(InetAddress.getLoopbackAddress(), behind.get().port())
                    : new InetSocketAddress(host, port), CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(far);
            Thread back = Thread.ofVirtual().start(() -> pass(far, near));
            pass(near, far);
            back.join();
            open.remove(far);
        } catch (IOException | SiteException e) {
            return; // whoever connected learns of it by the end of their connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    /** Hands on what comes until one side is done, and then ends both. */
    private static void pass(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            return; // cut, or the other side has gone
        }
    }

    /** Ends all that is connected; new connections come about as before. */
    public void cut() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public int port() {
        return door.getLocalPort();
    }

    @Override
    public boolean isOpen() {
        return !door.isClosed() && behind.map(Tunnel::isOpen).orElse(true);
    }

    @Override
    public Optional<SiteException> obstacle() {
        return behind.flatMap(Tunnel::obstacle);
    }

    @Override
    public String place() {
        return behind.map(Tunnel::place).orElse("");
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
            behind.ifPresent(Tunnel::close);
        }
    }
}
