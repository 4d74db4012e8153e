package org.fairlead.site.mariadb;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * Turns the server's errors, by their numbers, into problems that say what to do. No value of a row gets into
 * one.
 */
record MariaFailures(String place, Optional<Tunnel> tunnel) {
    /** What the messages of a refusal end with: the key or column, never the value before it. */
    private static final Pattern KEY = Pattern.compile("for key '([\\w.$-]+)'$");
    private static final Pattern COLUMN = Pattern.compile(
            "column [`'](?:(?:[\\w$-]+`\\.`)*([\\w$-]+))[`'](?: at row \\d+|cannot be null)?$");
    private static final Pattern CONSTRAINT = Pattern.compile("^CONSTRAINT `([\\w.$-]+)` failed for ");

    SiteException of(String doing, SQLException cause) {
        if (cause.getErrorCode() == 1452 || cause.getErrorCode() == 1216) {
            return SiteException.withoutParent(refusal(cause), cause);
        }
        return isRefusal(cause)
                ? SiteException.refused(refusal(cause), cause)
                : new SiteException(problem(doing, cause), cause);
    }

    private static boolean isRefusal(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return state.startsWith("22") || state.startsWith("23") || switch (cause.getErrorCode()) {
            // no value for a column without default, wrong value, check constraint (MariaDB, MySQL), value for an enum
            case 1364, 1366, 4025, 3819, 1265, 1644 -> true;
            default -> false;
        };
    }

    private Problem problem(String doing, SQLException cause) {
        return switch (cause.getErrorCode()) {
            case 1045, 1698 -> Problem.blocker("mariadb.problem.password", place);
            case 1049 -> Problem.blocker("mariadb.problem.no-database", place);
            case 1044 -> Problem.blocker("mariadb.problem.not-authorized", place);
            case 1142, 1143, 1227, 1370, 1410 -> Problem.blocker("mariadb.problem.no-right", place, doing);
            case 1146 -> Problem.blocker("mariadb.problem.no-table", place, text(cause));
            case 1040, 1203, 1226 -> Problem.blocker("mariadb.problem.too-many-connections", place);
            case 1129, 1130 -> Problem.blocker("mariadb.problem.host-blocked", place, text(cause));
            case 1205, 1213, 1020 -> Problem.blocker("mariadb.problem.locked", place, doing);
            case 1317, 1969, 3024 -> Problem.blocker("database.problem.cancelled", place);
            case 1290, 1792, 1836 -> Problem.blocker("mariadb.problem.read-only", place);
            case 1021, 1114 -> Problem.blocker("mariadb.problem.disk-full", place);
            case 1153 -> Problem.blocker("mariadb.problem.packet", place);
            default -> isConnection(cause)
                    ? connection(cause)
                    : Problem.blocker("mariadb.problem.failed", place, doing, cause.getErrorCode(), text(
                            cause));
        };
    }

    private static boolean isConnection(SQLException cause) {
        return cause.getSQLState() == null || cause.getSQLState().startsWith("08");
    }

    private Problem connection(SQLException cause) {
        Optional<Tunnel> dropped = tunnel.filter(way -> !way.isOpen());
        if (dropped.isPresent()) {
            return Problem.blocker("ssh.problem.dropped", dropped.get().place(), place);
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException e -> {
                    return Problem.blocker("mariadb.problem.unknown-host", place);
                }
                case SSLException e -> {
                    return Problem.blocker("mariadb.problem.tls", place, String.valueOf(e.getMessage()));
                }
                case SocketTimeoutException e -> {
                    return Problem.blocker("mariadb.problem.timeout", place);
                }
                case NoRouteToHostException e -> {
                    return Problem.blocker("mariadb.problem.timeout", place);
                }
                case ConnectException e -> {
                    return Problem.blocker("mariadb.problem.refused", place);
                }
                default -> {
                }
            }
        }
        return isTls(cause)
                ? Problem.blocker("mariadb.problem.tls", place, text(cause))
                : Problem.blocker("mariadb.problem.lost", place, text(cause));
    }

    /** Whether the two could not agree on encryption; a refused login never is that. */
    static boolean isTls(SQLException cause) {
        for (Throwable t = cause; t != null && cause.getErrorCode() == 0; t = t.getCause()) {
            if (t instanceof SSLException || String.valueOf(t.getMessage()).contains("ssl not enabled")) {
                return true;
            }
        }
        return false;
    }

    private static Problem refusal(SQLException cause) {
        String said = text(cause);
        return Problem.blocker("mariadb.problem.row-refused", cause.getErrorCode(), found(COLUMN, said),
                found(KEY, said) + found(CONSTRAINT, said));
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The server's words without what the driver puts before and behind them. */
    private static String text(SQLException cause) {
        return String.valueOf(cause.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "").strip();
    }
}
