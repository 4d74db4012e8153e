package org.fairlead.site.wordpress;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The constant DB_HOST, taken apart as WordPress does it ({@code wpdb::parse_db_host}): {@code host},
 * {@code host:port}, {@code host:/socket}, {@code [::1]:3306}.
 *
 * @param port
 * 0 for the usual one
 * @param socket
 * path of a Unix socket, empty where none is named
 */
public record DatabaseHost(String host, int port, String socket) {

    private static final Pattern VERSION_6 = Pattern.compile("^\\[?([0-9a-fA-F:.]+)(?:]:(\\d{1,5}))?");
    private static final Pattern PLAIN = Pattern.compile("^([^:/]*)(?::(\\d{1,5}))?");

    public static DatabaseHost of(String written) {
        int at = written.indexOf(":/");
        String socket = at < 0 ? "" : written.substring(at + 1);
        String rest = at < 0 ? written : written.substring(0, at);
        boolean six = rest.chars().filter(c -> c == ':').count() > 1;
        Matcher parts = (six ? VERSION_6 : PLAIN).matcher(rest);
        if (!parts.find()) {
            return new DatabaseHost(rest, 0, socket);
        }
        int port = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return new DatabaseHost(parts.group(1), port > 65_535 ? 0 : port, socket);
    }

    /** Whether it means the machine that the site itself runs on. */
    public boolean isLocal() {
        return host.isEmpty() || host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }
}
