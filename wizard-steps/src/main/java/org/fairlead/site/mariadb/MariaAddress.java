package org.fairlead.site.mariadb;

import java.util.Optional;
import java.util.Properties;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * Where a MariaDB or MySQL database is and how to log in.
 *
 * @param tunnel
 * the way to the server, where it is reached through another machine; closed with the database
 */
public record MariaAddress(DatabaseAddress address, Optional<Secret> password, Optional<Tunnel> tunnel) {

    /**
     * Identifiers in double quotes, backslashes that mean themselves, values refused and never bent, char(n)
     * read as it
     * is filled, and 0 a number like any other.
     */
    private static final String SQL_MODE = "ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES,"
            + "NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION,PAD_CHAR_TO_FULL_LENGTH,ERROR_FOR_DIVISION_BY_ZERO";

    /** Ways to log in that never give the password itself to the server. */
    private static final String LOGINS = "mysql_native_password,client_ed25519,caching_sha2_password,sha256_password,"
            + "parsec,unix_socket";

    /** A server that is reached directly. */
    public MariaAddress(DatabaseAddress address, Optional<Secret> password) {
        this(address, password, Optional.empty());
    }

    /** The same, for one whose closing leaves the way open. */
    MariaAddress lent() {
        return new MariaAddress(address, password, tunnel.map(Tunnel::lent));
    }

    /** For people: without the password. */
    String place() {
        return Tunnel.behind(address.place(), tunnel);
    }

    String url() {
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return "jdbc:mariadb://" + host + ":" + address.portOrUsual() + "/";
    }

    String database() {
        return address.name();
    }

    Properties properties(Tls tls) throws SiteException {
        var properties = new Properties();
        if (tunnel.isPresent()) {
            properties.setProperty("socketFactory", MariaSockets.class.getName());
            properties.setProperty(MariaSockets.PORT, Integer.toString(tunnel.get().port()));
        }
        properties.setProperty("user", address.user());
        password.ifPresent(secret -> properties.setProperty("password", secret.revealText()));
        properties.setProperty("sslMode", switch (tls) {
            case DISABLE -> "disable";
            case PREFER, REQUIRE -> "trust";
            case VERIFY_CA -> "verify-ca";
            case VERIFY_FULL -> "verify-full";
        });
        if (!address.rootCertificate().isEmpty()) {
            properties.setProperty("serverSslCert", address.rootCertificate());
        }
        properties.setProperty("restrictedAuth", LOGINS);
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("connectTimeout", "10000");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("useBulkStmts", "true");
        properties.setProperty("useServerPrepStmts", "false");
        properties.setProperty("connectionAttributes", "program_name:Fairlead");
        properties.setProperty("sessionVariables", "sql_mode='" + SQL_MODE + "',time_zone='+00:00'");
        return properties;
    }
}
