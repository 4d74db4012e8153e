package org.fairlead.plan;

/**
 * Where a database is and how to log in.
 *
 * @param dialect
 * "sqlite", "postgresql", "mariadb"; empty when nothing was entered
 * @param file
 * path, for a database that is a file
 * @param port
 * 0 for the usual one
 * @param schema
 * empty for the usual one
 * @param tls
 * whether and how the connection is encrypted
 * @param rootCertificate
 * path of a PEM file to trust, empty for the system's own
 */
public record DatabaseAddress(String dialect, String file, String host, int port, String name, String user,
        SecretRef password, String schema, Tls tls, String rootCertificate) {

    public static final DatabaseAddress EMPTY = new DatabaseAddress("", "", "", 0, "", "", SecretRef.none(),
            "",
            Tls.PREFER, "");

    public DatabaseAddress {
        password = password == null ? SecretRef.none() : password;
        tls = tls == null ? Tls.PREFER : tls;
    }

    /** An SQLite file. */
    public static DatabaseAddress sqlite(String file) {
        return new DatabaseAddress("sqlite", file, "", 0, "", "", SecretRef.none(), "", Tls.DISABLE, "");
    }

    /** Another database of the same server. */
    public DatabaseAddress named(String other) {
        return new DatabaseAddress(dialect, file, host, port, other, user, password, schema, tls,
                rootCertificate);
    }

    /** The port, or the one that servers of this kind listen on unless they are told otherwise. */
    public int portOrUsual() {
        return port != 0 ? port : dialect.equals("postgresql") ? 5432 : 3306;
    }

    /** For people: without the password; empty where nothing was entered yet. */
    public String place() {
        if (file.isEmpty() && name.isEmpty() && host.isEmpty()) {
            return "";
        }
        return file.isEmpty() ? name + "@" + host + (port == 0 ? "" : ":" + port) : file;
    }

    /** How a connection is encrypted; the words of libpq. */
    public enum Tls {
        @com.fasterxml.jackson.annotation.JsonProperty("disable") DISABLE,
        @com.fasterxml.jackson.annotation.JsonProperty("prefer") PREFER,
        @com.fasterxml.jackson.annotation.JsonProperty("require") REQUIRE,
        @com.fasterxml.jackson.annotation.JsonProperty("verify-ca") VERIFY_CA,
        @com.fasterxml.jackson.annotation.JsonProperty("verify-full") VERIFY_FULL;

        /** The word used in plan files. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
