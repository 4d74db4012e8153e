package org.fairlead.site.postgres;

import java.util.Optional;
import java.util.Properties;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.secret.Secret;

/** Where a PostgreSQL database is and how to log in. */
public record PostgresAddress(DatabaseAddress address, Optional<Secret> password) {
    private static final int DEFAULT_PORT = 5432;

    String url() {
        // the name goes through a property, so that nothing in it can be taken for a parameter
        return "jdbc:postgresql://" + (address.host().contains(":") ? "[" + address.host() + "]" : address
                .host()) + ":"
                + (address.port() == 0 ? DEFAULT_PORT : address.port()) + "/";
    }

    String schema() {
        return address.schema().isEmpty() ? "public" : address.schema();
    }

    Properties properties() {
        var properties = new Properties();
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
