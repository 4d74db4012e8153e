package org.fairlead.site;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import org.fairlead.model.Problem;

/** Says in words what a redirect means: only the kind of it tells what to do. */
public final class Redirects {
    private Redirects() {}

    /**
     * The problem that a redirect is.
     *
     * @param asked
     * the full address that was asked
     */
    public static Problem explain(String asked, Web.Answer answer) {
        try {
            URI from = URI.create(asked);
            URI to = from.resolve(answer.location());
            return Problem.blocker("web.problem.redirect." + kind(from, to), asked, answer.status(), to
                    .toString());
        } catch (IllegalArgumentException e) {
            return Problem.blocker("web.problem.redirect.unclear", asked, answer.status(), answer.location());
        }
    }

    private static String kind(URI from, URI to) {
        boolean sameHost = host(from).equals(host(to));
        boolean samePath = Objects.equals(from.getPath(), to.getPath());
        if (sameHost && samePath && "http".equals(from.getScheme()) && "https".equals(to.getScheme())) {
            return "https";
        }
        if (!sameHost) {
            return "host";
        }
        if (Objects.equals(from.getPath() + "/", to.getPath())) {
            return "slash";
        }
        return String.valueOf(to.getPath()).toLowerCase(Locale.ROOT).contains("login") ? "login" : "path";
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }
}
