package org.fairlead.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.plan.SshAddress;
import org.fairlead.site.SiteException;

/**
 * A file of a machine that is reached over SSH: {@code sftp://user@host[:port]/path}; a path that begins with
 * {@code /~/} counts from the user's own folder.
 *
 * @param port
 * 0 for the usual one
 * @param path
 * as the machine understands it
 * @param written
 * the whole of it without a password, as a plan names it
 */
record RemotePlace(String user, String host, int port, String path, String written) {

    private static final String SCHEME = "sftp://";

    static boolean is(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** The place of files or of an application, where it is on another machine: named, or reached so. */
    static Optional<RemotePlace> of(String text, SshAddress ssh) throws SiteException {
        if (is(text)) {
            return Optional.of(of(text));
        }
        return ssh.isThere() ? Optional.of(new RemotePlace(ssh.user(), ssh.host(), ssh.port(), text, text))
                : Optional.empty();
    }

    /** A password in the address is passed over: it has no place there. */
    static RemotePlace of(String text) throws SiteException {
        try {
            var uri = new URI(text);
            String user = uri.getUserInfo() == null ? "" : uri.getUserInfo().replaceFirst(":.*", "");
            String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("[\\[\\]]", "");
            String path = uri.getPath() == null ? "" : uri.getPath();
            if (user.isEmpty() || host.isEmpty() || path.length() < 2) {
                throw new SiteException(Problem.blocker("connect.problem.bad-sftp"));
            }
            int port = Math.max(0, uri.getPort());
            String machine = SshAddress.NONE.to(user, host, port).place();
            return new RemotePlace(user, host, port, path.startsWith("/~/") ? path.substring(3) : path, SCHEME
                    + machine + uri.getRawPath());
        } catch (URISyntaxException e) {
            throw new SiteException(Problem.blocker("connect.problem.bad-sftp")); // what it quotes may be a secret
        }
    }

    /** The way there, logging in as is known already. */
    SshAddress way(SshAddress known) {
        return known.to(user, host, port);
    }

    /** Whether a connection leads to this machine, as this user. */
    boolean isBehind(SshAddress way) {
        return way.user().equals(user) && way.host().equals(host) && way.portOrUsual() == way(way)
                .portOrUsual();
    }
}
