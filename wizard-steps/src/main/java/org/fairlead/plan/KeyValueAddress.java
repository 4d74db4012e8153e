package org.fairlead.plan;

import org.fairlead.plan.DatabaseAddress.Tls;

/**
 * Where a key-value store is and how to log in. Where its side is reached over SSH, it is reached the same
 * way.
 *
 * @param host
 * empty where there is none
 * @param port
 * 0 for the usual one
 * @param database
 * number of the database, from 0
 * @param user
 * empty for the server's default user
 * @param tls
 * whether the connection is encrypted and what is checked; {@link Tls#PREFER} is none, because such
 * servers do not negotiate
 * @param rootCertificate
 * path of a PEM file to trust, empty for the system's own
 */
public record KeyValueAddress(String host, int port, int database, String user, SecretRef password, Tls tls,
        String rootCertificate) {

    public static final int USUAL_PORT = 6379;

    public static final KeyValueAddress NONE = new KeyValueAddress("", 0, 0, "", SecretRef.none(),
            Tls.DISABLE, "");

    public KeyValueAddress {
        password = password == null ? SecretRef.none() : password;
        tls = tls == null || tls == Tls.PREFER ? Tls.DISABLE : tls;
    }

    /** Whether a store is named. */
    public boolean isThere() {
        return !host.isEmpty();
    }

    public int portOrUsual() {
        return port == 0 ? USUAL_PORT : port;
    }

    public boolean isEncrypted() {
        return tls != Tls.DISABLE;
    }

    /** For people, as addresses of this kind are written, without user and password; empty for none. */
    public String place() {
        if (!isThere()) {
            return "";
        }
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return (isEncrypted() ? "rediss://" : "redis://") + shown + ":" + portOrUsual() + "/" + database;
    }

    public KeyValueAddress withPassword(SecretRef place) {
        return new KeyValueAddress(host, port, database, user, place, tls, rootCertificate);
    }
}
