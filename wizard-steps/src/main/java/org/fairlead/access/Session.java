package org.fairlead.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;
import org.fairlead.site.Redirects;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;
import org.fairlead.site.Web.Request;

/**
 * A user's visit to a WordPress site, logged in through its form like a person, or nobody's. Holds cookies in
 * memory only; closing it logs out. Not thread-safe.
 */
public final class Session implements AutoCloseable {
    private static final String LOGIN = "/wp-login.php";
    private static final String LOGGED_IN = "wordpress_logged_in_";
    private static final Pattern LOGOUT = Pattern.compile(
            "wp-login\\.php\\?action=logout&(?:amp;|#0?38;)?_wpnonce=([0-9a-f]{10})");
    private static final int MOST_COOKIES = 50;
    private static final int FORBIDDEN = 403;

    private final Web web;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Optional<String> restNonce = Optional.empty();

    private Session(Web web) {
        this.web = web;
    }

    /** Somebody who is not logged in. */
    public static Session anonymous(Web web) {
        return new Session(web);
    }

    /**
     * Logs in.
     *
     * @throws SiteException
     * when the login page is not where it usually is, refuses, or asks for more than a password
     */
    public static Session open(Web web, String user, Secret password) throws SiteException {
        var session = new Session(web);
        Answer page = session.get(LOGIN);
        if (page.status() / 100 == 3) {
            throw new SiteException(Redirects.explain(web.place() + LOGIN, page));
        }
        if (page.status() / 100 != 2 || !page.body().contains("loginform")) {
            throw new SiteException(Problem.blocker("access.problem.no-form", web.place() + LOGIN, page
                    .status()));
        }
        Answer answer = session.send(new Request("POST", LOGIN, session.headers(Map.of("Content-Type",
                "application/x-www-form-urlencoded")), form(Map.of("log", user, "pwd", password.revealText(),
                        "wp-submit", "Log In", "testcookie", "1", "redirect_to", web.place()
                                + "/wp-admin/"))));
        if (!session.isSomebody()) {
            throw new SiteException(Problem.blocker(answer.body().contains("login_error")
                    ? "access.problem.refused"
                    : "access.problem.asks-more", web.place() + LOGIN, user, answer.status()));
        }
        return session;
    }

    /** Whether somebody is logged in; cookies of a visitor alone do not say so. */
    public boolean isSomebody() {
        return cookies.keySet().stream().anyMatch(name -> name.startsWith(LOGGED_IN));
    }

    public Answer get(String path) throws SiteException {
        return send(new Request("GET", path, headers(Map.of()), ""));
    }

    /**
     * Asks the site's REST interface, with the nonce that it wants of those who are logged in.
     *
     * @param path
     * from "/" on, such as "/?rest_route=/wp/v2/users/me"
     * @param json
     * sent along, empty for none
     */
    public Answer rest(String method, String path, String json) throws SiteException {
        Map<String, String> extra = new HashMap<>();
        if (isSomebody()) {
            extra.put("X-WP-Nonce", restNonce());
        }
        if (!json.isEmpty()) {
            extra.put("Content-Type", "application/json");
        }
        return send(new Request(method, path, headers(extra), json));
    }

    /** The same without the nonce, as a page of another site could do it. */
    Answer restWithoutNonce(String path) throws SiteException {
        return get(path);
    }

    /** Asks admin-ajax. */
    Answer ajax(Map<String, String> fields) throws SiteException {
        return send(new Request("POST", "/wp-admin/admin-ajax.php", headers(Map.of("Content-Type",
                "application/x-www-form-urlencoded")), form(fields)));
    }

    private String restNonce() throws SiteException {
        if (restNonce.isEmpty()) {
            Answer answer = get("/wp-admin/admin-ajax.php?action=rest-nonce");
            String found = answer.body().strip();
            if (answer.status() / 100 != 2 || !found.matches("[0-9a-f]{10}")) {
                throw new SiteException(Problem.blocker("access.problem.no-nonce", web.place(), answer
                        .status()));
            }
            restNonce = Optional.of(found);
        }
        return restNonce.get();
    }

    /** The part of the login cookie that nonces are made with; empty for nobody. */
    Optional<String> token() {
        return cookies.entrySet().stream().filter(cookie -> cookie.getKey().startsWith(LOGGED_IN)).map(
                cookie -> java.net.URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8).split("\\|",
                        -1))
                .filter(parts -> parts.length == 4).map(parts -> parts[2]).findFirst();
    }

    private Answer send(Request request) throws SiteException {
        Answer answer = web.send(request);
        for (String set : answer.headers().getOrDefault("set-cookie", List.of())) {
            String pair = set.split(";", 2)[0];
            int sign = pair.indexOf('=');
            if (sign > 0 && cookies.size() < MOST_COOKIES) {
                String value = pair.substring(sign + 1).strip();
                if (value.isEmpty() || value.equals("+") || value.equals("%20")) {
                    cookies.remove(pair.substring(0, sign).strip()); // that is how WordPress takes one back
                } else {
                    cookies.put(pair.substring(0, sign).strip(), value);
                }
            }
        }
        return answer;
    }

    private Map<String, String> headers(Map<String, String> extra) {
        Map<String, String> headers = new HashMap<>(extra);
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie
                    .getValue()).collect(Collectors.joining("; ")));
        }
        return headers;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field
                .getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Logs out. Where the site does not let us, its own clock ends the visit. */
    @Override
    public void close() {
        if (!isSomebody()) {
            return;
        }
        try {
            Matcher link = LOGOUT.matcher(get(LOGIN + "?action=logout").body());
            if (link.find()) {
                get(LOGIN + "?action=logout&_wpnonce=" + link.group(1));
            }
        } catch (SiteException e) {
            restNonce = Optional.empty(); // nothing more can be done from here
        }
        cookies.clear();
    }

    /** Whether an answer says that this may not be done. */
    static boolean isRefusal(Answer answer) {
        boolean toLogin = answer.status() / 100 == 3 && answer.location().contains("wp-login");
        return toLogin || answer.status() == 401 || answer.status() == FORBIDDEN;
    }
}
