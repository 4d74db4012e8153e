package org.fairlead.site.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

import org.fairlead.jdbc.TunnelSockets;

/** Sockets through a tunnel for MariaDB's driver, which names the class and then hands in its properties. */
public final class MariaSockets extends ConfigurableSocketFactory {
    /** The driver's property, one of our own, that holds the tunnel's port. */
    static final String PORT = "fairleadTunnelPort";

    private SocketFactory sockets = SocketFactory.getDefault();

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        sockets = new TunnelSockets(configuration.nonMappedOptions().getProperty(PORT));
    }

    @Override
    public Socket createSocket() throws IOException {
        return sockets.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return sockets.createSocket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        return sockets.createSocket(host, port, from, fromPort);
    }
}
