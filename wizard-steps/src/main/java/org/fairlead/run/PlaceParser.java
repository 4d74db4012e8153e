package org.fairlead.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.run.Workspace.Filled;
import org.fairlead.site.Server;
import org.fairlead.site.Settings;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.env.EnvFile;
import org.fairlead.site.wordpress.WpConfig;

/**
 * Understands what is dropped on or pasted into the connect page: a database file, a settings file, an
 * address.
 */
final class PlaceParser {
    private static final String PHP = "<?php";
    /** User, password and server, where the last "@" ends the password. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<user>[^:@]*)(?::.*)?@)?(?<host>[A-Za-z0-9_.-]+)(?::(?<port>[0-9]{1,5}))?");
    /** An address as settings hold it, with or without the name of a driver of the program's language. */
    private static final Pattern ADDRESS = Pattern.compile("postgres(ql)?(\\+[a-z0-9]+)?://.*");

    private final Connectors connectors;
    private final RunSites sites;
    private final Side side;

    PlaceParser(Connectors connectors, RunSites sites, Side side) {
        this.connectors = connectors;
        this.sites = sites;
        this.side = side;
    }

    /**
     * The endpoint with what the place says. A password in an address or in a settings file is asked for
     * again,
     * never kept; of one in a {@code wp-config.php} it is kept where it stands.
     */
    Filled fill(Endpoint known, String place, Needs needs) throws SiteException {
        String text = place.strip();
        if (text.startsWith("jdbc:sqlite:")) {
            return Filled.of(known.withDatabase(DatabaseAddress.sqlite(text.substring("jdbc:sqlite:"
                    .length()))));
        }
        if (text.matches("(jdbc:)?postgres(ql)?:.*")) {
            return Filled.of(known.withDatabase(server("postgresql", text, known.database())));
        }
        if (text.matches("(jdbc:)?(mariadb|mysql):.*")) {
            return Filled.of(known.withDatabase(server("mariadb", text, known.database())));
        }
        if (RedisPlace.is(text)) {
            return Filled.of(known.withRedis(RedisPlace.of(text, known.redis())));
        }
        if (text.matches("https?://.*")) {
            return Filled.of(known.withWeb(text));
        }
        if (RemotePlace.is(text)) {
            return remote(known, RemotePlace.of(text), needs);
        }
        Path path = path(text);
        if (Files.isDirectory(path)) {
            return Filled.of(known.withFiles(path.toString()));
        }
        if (!Files.isRegularFile(path)) {
            throw new SiteException(Problem.blocker("connect.problem.no-such-file", text));
        }
        if (begins(path, "SQLite format 3")) {
            return Filled.of(known.withDatabase(DatabaseAddress.sqlite(path.toString())));
        }
        if (path.toString().endsWith(".php") || begins(path, PHP)) {
            return WordPressPlace.fill(known, path.toAbsolutePath(), needs);
        }
        return Filled.of(fromSettings(known, path, needs));
    }

    /** A file of another machine. */
    private Filled remote(Endpoint known, RemotePlace place, Needs needs) throws SiteException {
        Endpoint there = known.withSsh(place.way(known.ssh()));
        byte[] content;
        try (Server server = sites.server(there.ssh(), side)) {
            content = server.read(place.path(), WpConfig.BYTES);
        } catch (SiteException e) {
            return new Filled(there, List.of(e.problem()));
        }
        try {
            return place.path().endsWith(".php") || begins(content, PHP)
                    ? WordPressPlace.fill(there, content, place.written(), needs)
                    : Filled.of(fromRemoteSettings(there.withSettings(place.written()), EnvFile.values(
                            content), needs));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static Endpoint fromRemoteSettings(Endpoint there, Map<String, String> values, Needs needs)
            throws SiteException {
        return there.withDatabase(server(there.database(), values, needs)).withRedis(RedisPlace.of(values,
                needs,
                there.redis()));
    }

    private static Path path(String text) throws SiteException {
        try {
            return text.startsWith("file:") ? Path.of(new URI(text)) : Path.of(text);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new SiteException(Problem.blocker("connect.problem.no-such-file", text), e);
        }
    }

    private static boolean begins(Path path, String with) throws SiteException {
        try (var in = Files.newInputStream(path)) {
            return begins(in.readNBytes(with.length()), with);
        } catch (java.io.IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", path.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    private static boolean begins(byte[] content, String with) {
        return new String(content, 0, Math.min(content.length, with.length()), StandardCharsets.ISO_8859_1)
                .equals(with);
    }

    private static DatabaseAddress server(String dialect, String text, DatabaseAddress known)
            throws SiteException {
        try {
            var uri = new URI(text.replaceFirst("^jdbc:", "").replaceFirst("^([a-z]+)\\+[a-z0-9]+:", "$1:"));
            String user = uri.getUserInfo() == null ? "" : uri.getUserInfo().replaceFirst(":.*", "");
            String query = uri.getQuery() == null ? "" : uri.getQuery();
            for (String part : query.split("&", -1)) {
                if (part.startsWith("user=")) {
                    user = part.substring("user=".length());
                }
            }
            if (uri.getRawFragment() != null || (uri.getHost() == null && uri.getRawAuthority() != null)) {
                return loose(dialect, uri, known);
            }
            String host = uri.getHost() == null ? "localhost" : uri.getHost();
            String name = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            return new DatabaseAddress(dialect, "", host, Math.max(0, uri.getPort()), name,
                    user.isEmpty() ? known.user() : user, new SecretRef.Ask(), known.schema(), known.tls(),
                    known.rootCertificate());
        } catch (URISyntaxException e) {
            throw new SiteException(Problem.blocker("connect.problem.bad-address")); // what it quotes may be a secret
        }
    }

    /**
     * An address whose host is none by the rules of the web, such as one with an underscore among containers.
     */
    private static DatabaseAddress loose(String dialect, URI uri, DatabaseAddress known)
            throws SiteException {
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (uri.getRawFragment() != null || !authority.matches()) {
            throw new SiteException(Problem.blocker("connect.problem.bad-address"));
        }
        String user = authority.group("user") == null ? known.user() : authority.group("user");
        int port = authority.group("port") == null ? 0 : Integer.parseInt(authority.group("port"));
        String name = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new DatabaseAddress(dialect, "", authority.group("host"), port, name, user,
                new SecretRef.Ask(), known
                        .schema(), known.tls(), known.rootCertificate());
    }

    private Endpoint fromSettings(Endpoint known, Path path, Needs needs) throws SiteException {
        Settings settings = connectors.settings(path);
        var values = new HashMap<String, String>();
        for (String name : needs.fill().values()) {
            settings.value(name).ifPresent(value -> values.put(name, value));
        }
        DatabaseAddress address = server(known.database(), values, needs);
        if (address.equals(known.database()) && needs.dialects().contains("sqlite") && address.file()
                .isEmpty()) {
            Path beside = path.toAbsolutePath().resolveSibling("db.sqlite3");
            address = Files.isRegularFile(beside) ? DatabaseAddress.sqlite(beside.toString()) : address;
        }
        Path media = path.toAbsolutePath().resolveSibling("media");
        String files = known.files().isEmpty() && Files.isDirectory(media) ? media.toString() : known.files();
        return known.withDatabase(address).withSettings(path.toString()).withFiles(files).withRedis(RedisPlace
                .of(
                        values, needs, known.redis()));
    }

    /** The server that settings name; what is known where they name none. */
    private static DatabaseAddress server(DatabaseAddress known, Map<String, String> values, Needs needs)
            throws SiteException {
        Optional<String> address = value(values, needs, "address").filter(text -> ADDRESS.matcher(text)
                .matches());
        if (address.isPresent()) {
            return server("postgresql", address.get(), known);
        }
        String host = value(values, needs, "host").orElse("");
        if (host.isEmpty() && value(values, needs, "name").isEmpty()) {
            return known;
        }
        String dialect = needs.dialects().stream().filter(kind -> !kind.equals("sqlite")).findFirst().orElse(
                "postgresql");
        return new DatabaseAddress(dialect, "", host.isEmpty() ? "localhost" : host, port(value(values, needs,
                "port").orElse("")), value(values, needs, "name").orElse(known.name()), value(values, needs,
                        "user").orElse(known.user()), new SecretRef.Ask(), known.schema(), known.tls(), known
                                .rootCertificate());
    }

    private static int port(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<String> value(Map<String, String> values, Needs needs, String field) {
        String name = needs.fill().get(field);
        return name == null ? Optional.empty() : Optional.ofNullable(values.get(name));
    }
}
