package org.fairlead.site.redis;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;

/**
 * Sockets to one server: through a tunnel where there is one, encrypted where the plan says so, and with
 * bounds on what is read.
 */
final class RedisSockets implements JedisSocketFactory {
    static final int CONNECT_MILLIS = 10_000;
    private static final int HANDSHAKE_MILLIS = 5_000;
    static final int READ_MILLIS = 60_000;
    /** A payload may come out a little larger than the memory its key takes. */
    private static final long LARGEST_REPLY = KeyValues.LARGEST + (8L << 20);
    private static final long ALL_REPLIES = 2 * LARGEST_REPLY;

    private final RedisLogin login;
    private Optional<BoundedReplies> replies = Optional.empty();

    RedisSockets(RedisLogin login) {
        this.login = login;
    }

    /** The way to the server could not be opened; the problem says why. */
    static final class NoWay extends IOException {
        private static final long serialVersionUID = 1L;

        private final SiteException reason;

        NoWay(SiteException reason) {
            super(reason);
            this.reason = reason;
        }

        SiteException reason() {
            return reason;
        }
    }

    /** Another request is about to be sent. */
    void beginAnswer() {
        replies.ifPresent(BoundedReplies::beginAnswer);
    }

    @Override
    public Socket createSocket() {
        try {
            Socket plain = plain();
            boolean whole = false;
            try {
                plain.setSoTimeout(READ_MILLIS);
                plain.setTcpNoDelay(true);
                plain.setKeepAlive(true);
                Socket socket = login.address().isEncrypted() ? encrypted(plain) : plain;
                whole = true;
                var answers = new BoundedReplies(socket.getInputStream(), LARGEST_REPLY, ALL_REPLIES);
                replies = Optional.of(answers);
                return new Bounded(socket, answers);
            } finally {
                if (!whole) {
                    plain.close();
                }
            }
        } catch (IOException e) {
            throw new JedisConnectionException("no connection", e);
        }
    }

    private Socket plain() throws IOException {
        var socket = new Socket();
        boolean whole = false;
        try {
            socket.connect(server(), CONNECT_MILLIS);
            whole = true;
            return socket;
        } finally {
            if (!whole) {
                socket.close();
            }
        }
    }

    private InetSocketAddress server() throws IOException {
        if (login.tunnel().isPresent()) {
            try {
                return new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), login
                        .tunnel().get().port());
            } catch (SiteException e) {
                throw new NoWay(e);
            }
        }
        return new InetSocketAddress(InetAddress.getByName(login.address().host()), login.address()
                .portOrUsual());
    }

    private Socket encrypted(Socket plain) throws IOException {
        KeyValueAddress address = login.address();
        var socket = (SSLSocket) RedisTrust.of(address).createSocket(plain, address.host(), address
                .portOrUsual(), true);
        if (address.tls() == Tls.VERIFY_FULL) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.setSoTimeout(HANDSHAKE_MILLIS);
        try {
            socket.startHandshake();
        } catch (SocketTimeoutException e) {
            // a server that does not encrypt takes the greeting for the beginning of a long command
            throw new SSLException("no answer to the greeting", e);
        }
        socket.setSoTimeout(READ_MILLIS);
        return socket;
    }

    /** A connected socket whose answers are held to bounds. */
    private static final class Bounded extends Socket {
        private final Socket inner;
        private final InputStream answers;

        private Bounded(Socket inner, InputStream answers) {
            this.inner = inner;
            this.answers = answers;
        }

        @Override
        public InputStream getInputStream() {
            return answers;
        }

        @Override
        public java.io.OutputStream getOutputStream() throws IOException {
            return inner.getOutputStream();
        }

        @Override
        public synchronized void setSoTimeout(int millis) throws java.net.SocketException {
            inner.setSoTimeout(millis);
        }

        @Override
        public synchronized int getSoTimeout() throws java.net.SocketException {
            return inner.getSoTimeout();
        }

        @Override
        public boolean isBound() {
            return inner.isBound();
        }

        @Override
        public boolean isConnected() {
            return inner.isConnected();
        }

        @Override
        public boolean isClosed() {
            return inner.isClosed();
        }

        @Override
        public boolean isInputShutdown() {
            return inner.isInputShutdown();
        }

        @Override
        public boolean isOutputShutdown() {
            return inner.isOutputShutdown();
        }

        @Override
        public void close() throws IOException {
            inner.close();
        }
    }
}
