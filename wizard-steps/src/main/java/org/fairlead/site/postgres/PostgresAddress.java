package org.fairlead.site.postgres;

import java.util.Optional;
import java.util.Properties;

import org.fairlead.jdbc.TunnelSockets;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * Where a PostgreSQL database is and how to log in.
 *
 * @param tunnel
 * the way to the server, where it is reached through another machine; closed with the database
 */
public record PostgresAddress(DatabaseAddress address, Optional<Secret> password, Optional<Tunnel> tunnel) {
    /** A server that is reached directly. */
    public PostgresAddress(DatabaseAddress address, Optional<Secret> password) {
        this(address, password, Optional.empty());
    }

    /** The same, for one whose closing leaves the way open. */
    PostgresAddress lent() {
        return new PostgresAddress(address, password, tunnel.map(Tunnel::lent));
    }

    /** Another database of the same server. */
    PostgresAddress named(String name) {
        return new PostgresAddress(address.named(name), password, tunnel);
    }

    /** For people: without the password. */
    String place() {
        return Tunnel.behind(address.place(), tunnel);
    }

    String url() {
        // the name goes through a property, so that nothing in it can be taken for a parameter
        return "jdbc:postgresql://" + (address.host().contains(":") ? "[" + address.host() + "]" : address
                .host()) + ":"
                + address.portOrUsual() + "/";
    }

    String schema() {
        return address.schema().isEmpty() ? "public" : address.schema();
    }

    Properties properties() throws SiteException {
        var properties = new Properties();
        if (tunnel.isPresent()) {
            properties.setProperty("socketFactory", TunnelSockets.class.getName());
            properties.setProperty("socketFactoryArg", Integer.toString(tunnel.get().port()));
        }
        properties.setProperty("PGDBNAME", address.name());
        properties.setProperty("user", address.user());
        password.ifPresent(secret -> properties.setProperty("password", secret.revealText()));
        properties.setProperty("ApplicationName", "Fairlead");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("sslmode", switch (address.tls()) {
            case DISABLE -> "disable";
            case PREFER -> "prefer";
            case REQUIRE -> "require";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_FULL -> "verify-full";
        });
        if (!address.rootCertificate().isEmpty()) {
            properties.setProperty("sslrootcert", address.rootCertificate());
        } else if (address.tls().name().startsWith("VERIFY")) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        properties.setProperty("logServerErrorDetail", "false"); // details quote the values of rows
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("binaryTransfer", "false");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("options", "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601"
                + " -c extra_float_digits=1 -c bytea_output=hex");
        return properties;
    }
}
