package org.fairlead.site.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

import org.fairlead.model.Problem;
import org.fairlead.site.Network;
import org.fairlead.site.SiteException;

/** The network of this computer, asked through Java's own sockets. */
public final class LocalNetwork implements Network {
    private static final int MILLIS = 5000;

    @Override
    public List<String> addresses(String host) throws SiteException {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).toList();
        } catch (UnknownHostException e) {
            throw new SiteException(Problem.blocker("diagnose.problem.unknown-name", host), e);
        }
    }

    @Override
    public long connect(String host, int port) throws SiteException {
        long start = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLIS);
            return Math.max(1, (System.nanoTime() - start) / 1000);
        } catch (SocketTimeoutException e) {
            throw new SiteException(Problem.blocker("diagnose.problem.silent", host, Integer.toString(port)),
                    e);
        } catch (ConnectException e) {
            throw new SiteException(Problem.blocker("diagnose.problem.refused", host, Integer.toString(port)),
                    e);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("diagnose.problem.no-way", host, Integer.toString(port)),
                    e);
        }
    }
}
