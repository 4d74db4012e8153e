package org.fairlead.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import javax.net.SocketFactory;

/**
 * Sockets for a driver whose server stands behind a tunnel: wherever they are told to go, they go to a port
 * of
 * this machine's loopback address. So the driver keeps the server's own name, which its certificate bears.
 */
public final class TunnelSockets extends SocketFactory {
    private final int port;

    /**
     * @param port
     * of the loopback address, as a driver's property
     */
    public TunnelSockets(String port) {
        this.port = Integer.parseInt(port);
    }

    @Override
    public Socket createSocket() {
        return new Diverted(port);
    }

    @Override
    public Socket createSocket(String host, int any) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int any, InetAddress from, int fromPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int any) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int any, InetAddress from, int fromPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        Socket socket = createSocket();
        boolean whole = false;
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            whole = true;
            return socket;
        } finally {
            if (!whole) {
                socket.close();
            }
        }
    }

    private static final class Diverted extends Socket {
        private final int port;

        private Diverted(int port) {
            this.port = port;
        }

        @Override
        public void connect(SocketAddress anywhere) throws IOException {
            connect(anywhere, 0);
        }

        @Override
        public void connect(SocketAddress anywhere, int timeout) throws IOException {
            super.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port),
                    timeout);
        }
    }
}
