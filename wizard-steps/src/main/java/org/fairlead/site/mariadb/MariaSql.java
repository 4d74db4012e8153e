package org.fairlead.site.mariadb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/** The language of MariaDB as its stock client reads it, whatever its mode. */
final class MariaSql {
    private MariaSql() {}

    /** A name in grave accents, so that the mode of the session does not matter. */
    static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** A text in quotes, where backslashes mean something. */
    static String text(String value) {
        return new String(text(value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Bytes of a text in quotes, where backslashes mean something; never with an end of a line in it. */
    static byte[] text(byte[] value) {
        var out = new ByteArrayOutputStream(value.length + 2);
        out.write('\'');
        for (byte b : value) {
            int escaped = switch (b) {
                case '\'', '\\' -> b;
                case '\n' -> 'n';
                case '\r' -> 'r';
                case 0 -> '0';
                case 0x1a -> 'Z';
                default -> 0;
            };
            if (escaped != 0) {
                out.write('\\');
            }
            out.write(escaped == 0 ? b : escaped);
        }
        out.write('\'');
        return out.toByteArray();
    }

    /** Bytes as such. */
    static byte[] hex(byte[] value) {
        return ("x'" + HexFormat.of().formatHex(value) + "'").getBytes(StandardCharsets.US_ASCII);
    }

    static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(sql);
        }
    }
}
