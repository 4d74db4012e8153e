package org.fairlead.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of a WordPress site that tell who may do what, over the users of a real database: login form,
 * cookies, nonces, REST and admin-ajax as WordPress answers them. What goes wrong is told by its fields.
 */
public final class TestWordPress implements AutoCloseable {
    public static final String NONCE_KEY = "one key";
    public static final String NONCE_SALT = "one salt";
    private static final String REST_NONCE = "0123456789";

    private final HttpServer server;
    private final String database;
    private final String prefix;
    private final Map<String, Long> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> applications = new ConcurrentHashMap<>();
    private final Map<Long, String> before = new ConcurrentHashMap<>();
    public final AtomicInteger asked = new AtomicInteger();
    /** A permission that everybody has, whatever the roles say. */
    public volatile String granted = "";
    /** Shown to everybody on the page of the profile. */
    public volatile String shown = "";
    /** Whether the history of everybody is shown to everybody. */
    public volatile boolean mixed;
    public volatile boolean silent;
    /** What the front page says. */
    public volatile String front = "<html><h1>front</h1></html>";
    /** Which plugins there are, for those who may see it. */
    public volatile String plugins = "[]";
    /** What its plugin offers. */
    public volatile String namespace = "mpai/v1";
    /** What every page of the administration holds. */
    public volatile String markup = "";

    public TestWordPress(String database, String prefix) throws IOException {
        this.database = database;
        this.prefix = prefix;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private record Said(int status, String body) {}

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = form(String.valueOf(exchange.getRequestURI().getRawQuery()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Said said = path.equals("/wp-login.php") ? login(exchange, query, form(body))
                    : path.equals("/wp-admin/admin-ajax.php") ? ajax(exchange, query, form(body))
                    : path.startsWith("/wp-admin/") ? page(exchange, path)
                    : query.containsKey("rest_route") ? rest(exchange, query.get("rest_route"), body)
                    : new Said(200, front);
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), URLDecoder.decode(parts[1],
                        StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private Said login(HttpExchange exchange, Map<String, String> query, Map<String, String> form)
            throws SQLException {
        if (query.getOrDefault("action", "").equals("logout")) {
            if (query.containsKey("_wpnonce")) {
                sessions.remove(token(exchange));
            }
            return new Said(200, "<a href=\"/wp-login.php?action=logout&#038;_wpnonce=" + REST_NONCE + "\">");
        }
        exchange.getResponseHeaders().add("Set-Cookie", "wordpress_test_cookie=WP%20Cookie%20check; path=/");
        String page = "<form id=\"loginform\"></form>";
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Said(200, page);
        }
        List<String> user = row("SELECT ID FROM " + prefix + "users WHERE user_login = ? AND user_pass = ?",
                form.getOrDefault("log", ""), hex("MD5", form.getOrDefault("pwd", "")));
        if (user.isEmpty() || !String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains(
                "wordpress_test_cookie")) {
            return new Said(200, page + "<div id=\"login_error\">no</div>");
        }
        String token = hex("SHA-256", user.getFirst() + sessions.size()).substring(0, 43);
        sessions.put(token, Long.parseLong(user.getFirst()));
        exchange.getResponseHeaders().add("Set-Cookie", "wordpress_logged_in_abc=" + form.get("log")
                + "%7C1893456000%7C" + token + "%7Cmac; path=/; HttpOnly");
        exchange.getResponseHeaders().add("Location", "/wp-admin/");
        return new Said(302, "");
    }

    private static String token(HttpExchange exchange) {
        String cookies = URLDecoder.decode(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")),
                StandardCharsets.UTF_8);
        String[] parts = cookies.replaceFirst(".*wordpress_logged_in_abc=", "").split("\\|", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    private long user(HttpExchange exchange) {
        return sessions.getOrDefault(token(exchange), 0L);
    }

    private boolean may(long user, String permission) throws SQLException {
        if (permission.equals(granted)) {
            return true;
        }
        List<String> role = row("SELECT meta_value FROM " + prefix
                + "usermeta WHERE user_id = ? AND meta_key = '" + prefix + "capabilities'", user);
        return !role.isEmpty() && (role.getFirst().contains("administrator") || permission.equals("read"));
    }

    private Said page(HttpExchange exchange, String path) throws SQLException {
        long user = user(exchange);
        if (user == 0) {
            exchange.getResponseHeaders().add("Location", address() + "/wp-login.php?redirect_to=x");
            return new Said(302, "");
        }
        boolean settings = path.contains("options");
        return may(user, settings ? "manage_options" : "read")
                ? new Said(200, "<html>" + path + (settings ? "" : shown) + markup + "</html>")
                : new Said(403, "not allowed");
    }

    private Said rest(HttpExchange exchange, String route, String body) throws SQLException {
        long user = exchange.getRequestHeaders().containsKey("X-WP-Nonce") ? user(exchange) : basic(exchange);
        return switch (route) {
            case "/" -> new Said(200, "{\"namespaces\":[\"wp/v2\",\"" + namespace + "\"]}");
            case "/wp/v2/users/me" -> user == 0 ? new Said(401, "{}") : new Said(200, "{\"id\":" + user
                    + "}");
            case "/wp/v2/plugins" -> allowed(user, "activate_plugins", new Said(200, plugins));
            case "/wp/v2/users" -> allowed(user, "list_users", new Said(200, "[]"));
            case "/mpai/v1/chat" -> allowed(user, "manage_options", chat(user, body));
            case "/wp/v2/users/me/application-passwords" -> user == 0 ? new Said(401, "{}") : application(
                    user);
            default -> {
                applications.remove(route.replaceFirst(".*/", ""));
                yield new Said(route.contains("application-passwords/") ? 200 : 404, "{}");
            }
        };
    }

    private Said allowed(long user, String permission, Said said) throws SQLException {
        return user == 0 ? new Said(401, "{}") : may(user, permission) ? said : new Said(403, "{}");
    }

    private Said application(long user) {
        String password = "app-password-of-" + user;
        applications.put("aaaa-" + user, password);
        return new Said(201, "{\"uuid\":\"aaaa-" + user + "\",\"password\":\"" + password + "\"}");
    }

    /** Application passwords that are there. */
    public Map<String, String> applications() {
        return Map.copyOf(applications);
    }

    private long basic(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!header.startsWith("Basic ")) {
            return 0;
        }
        String both = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        return applications.containsValue(both.substring(both.indexOf(':') + 1)) ? 1 : 0;
    }

    private Said chat(long user, String body) throws SQLException {
        if (user == 0 || !may(user, "manage_options")) {
            return new Said(403, "{}");
        }
        asked.incrementAndGet();
        String message = JsonMapper.shared().readTree(body).path("message").asString("");
        String last = before.getOrDefault(user, "nothing");
        before.put(user, message);
        insert("INSERT INTO " + prefix + "mpai_conversations (conversation_id, user_id) VALUES ('trial-"
                + asked
                + "', " + user + ")");
        insert("INSERT INTO " + prefix + "mpai_messages (conversation_id, message, response) VALUES ('trial-"
                + asked + "', 'trial', 'trial')");
        return new Said(200, silent ? "{\"success\":false}" : JsonMapper.shared().writeValueAsString(Map.of(
                "success", true, "response", "You asked: " + message + " Before: " + last)));
    }

    private Said ajax(HttpExchange exchange, Map<String, String> query, Map<String, String> form)
            throws SQLException {
        long user = user(exchange);
        if (query.getOrDefault("action", "").equals("rest-nonce")) {
            return new Said(200, REST_NONCE);
        }
        if (!nonce("mpai_chat_nonce", user, token(exchange)).equals(form.get("nonce"))) {
            return new Said(403, "-1");
        }
        var texts = new ArrayList<String>();
        try (var connection = TestMaria.connect(database);
                var rows = connection.createStatement().executeQuery("SELECT m.message FROM " + prefix
                        + "mpai_messages m JOIN " + prefix + "mpai_conversations c USING (conversation_id)"
                        + (mixed ? "" : " WHERE c.user_id = " + user))) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return new Said(200, JsonMapper.shared().writeValueAsString(Map.of("success", true, "data", texts)));
    }

    private static String nonce(String action, long user, String token) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec((NONCE_KEY + NONCE_SALT).getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            long tick = (long) Math.ceil(System.currentTimeMillis() / 1000.0 / 43_200);
            String hash = HexFormat.of().formatHex(mac.doFinal((tick + "|" + action + "|" + user + "|"
                    + token)
                    .getBytes(StandardCharsets.UTF_8)));
            return hash.substring(20, 30);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> row(String sql, Object... values) throws SQLException {
        try (var connection = TestMaria.connect(database); var asking = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                asking.setObject(i + 1, values[i]);
            }
            var rows = asking.executeQuery();
            return rows.next() ? List.of(rows.getString(1)) : List.of();
        }
    }

    private void insert(String sql) throws SQLException {
        try (var connection = TestMaria.connect(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
