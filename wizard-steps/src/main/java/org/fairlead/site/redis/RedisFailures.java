package org.fairlead.site.redis;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * What a server's errors mean for a person. An error of the server is told by its code alone: its words may
 * repeat what was sent, so they are neither shown nor kept as a cause.
 */
final class RedisFailures {
    /** Key of the problem that a key of the name is there. */
    static final String TAKEN = "redis.problem.taken";
    /** Key of the problem that an answer is beyond the bound. */
    static final String TOO_LARGE = "redis.problem.too-large";
    private static final Pattern CODE = Pattern.compile("[A-Z]{2,20}");

    private final String place;
    private final Optional<Tunnel> tunnel;

    RedisFailures(String place, Optional<Tunnel> tunnel) {
        this.place = place;
        this.tunnel = tunnel;
    }

    /** @param doing word for what was asked, such as "DUMP" */
    SiteException of(String doing, JedisException cause) {
        if (cause instanceof JedisDataException) {
            return said(doing, String.valueOf(cause.getMessage()));
        }
        return connection(cause);
    }

    private SiteException said(String doing, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("dump payload") || lower.contains("bad data format")) {
            return SiteException.refused(Problem.blocker("redis.problem.payload-refused", place), new Said(
                    "RESTORE"));
        }
        String code = words.split(" ", 2)[0];
        return new SiteException(switch (code) {
            case "WRONGPASS" -> Problem.blocker("redis.problem.password", place);
            case "NOAUTH" -> Problem.blocker("redis.problem.password-needed", place);
            case "NOPERM" -> Problem.blocker("redis.problem.no-right", place, doing);
            case "DENIED" -> Problem.blocker("redis.problem.protected", place);
            case "BUSYKEY" -> Problem.blocker(TAKEN, place);
            case "OOM" -> Problem.blocker("redis.problem.memory", place);
            case "READONLY" -> Problem.blocker("redis.problem.read-only", place);
            case "LOADING", "BUSY", "MASTERDOWN" -> Problem.blocker("redis.problem.busy", place, code);
            case "MISCONF" -> Problem.blocker("redis.problem.cannot-save", place);
            case "MOVED", "ASK", "CROSSSLOT", "CLUSTERDOWN" -> Problem.blocker("redis.problem.cluster",
                    place);
            default -> lower.contains("auth") || lower.contains("invalid password")
                    ? Problem.blocker("redis.problem.password", place)
                    : lower.contains("db index")
                            ? Problem.blocker("redis.problem.no-database", place)
                    : Problem.blocker("redis.problem.failed", place, doing, CODE.matcher(code)
                            .matches() ? code : "?");
        }, new Said(doing));
    }

    /** Stands for an error of the server, without its words. */
    static final class Said extends Exception {
        private static final long serialVersionUID = 1L;

        Said(String doing) {
            super("the server refused " + doing);
        }
    }

    private SiteException connection(JedisException cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case RedisSockets.NoWay noWay -> {
                    return noWay.reason();
                }
                case BoundedReplies.TooLarge e -> {
                    return SiteException.refused(Problem.blocker(TOO_LARGE, place), e);
                }
                default -> {
                }
            }
        }
        Optional<SiteException> obstacle = tunnel.flatMap(Tunnel::obstacle);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        Optional<Tunnel> dropped = tunnel.filter(way -> !way.isOpen());
        return dropped.isPresent()
                ? new SiteException(Problem.blocker("ssh.problem.dropped", dropped.get().place(), place),
                        cause)
                : new SiteException(network(cause), cause);
    }

    private Problem network(JedisException cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException e -> {
                    return Problem.blocker("redis.problem.unknown-host", place);
                }
                case NoSuchFileException e -> {
                    return Problem.blocker("redis.problem.certificate", place, String.valueOf(e.getFile()));
                }
                case SSLException e when e.getCause() instanceof SocketTimeoutException -> {
                    return Problem.blocker("redis.problem.not-encrypted", place);
                }
                case SSLException e -> {
                    return Problem.blocker("redis.problem.tls", place, String.valueOf(e.getMessage()));
                }
                case SocketTimeoutException e -> {
                    return Problem.blocker("redis.problem.timeout", place);
                }
                case NoRouteToHostException e -> {
                    return Problem.blocker("redis.problem.timeout", place);
                }
                case ConnectException e -> {
                    return Problem.blocker("redis.problem.refused", place);
                }
                default -> {
                }
            }
        }
        return Problem.blocker("redis.problem.lost", place);
    }
}
