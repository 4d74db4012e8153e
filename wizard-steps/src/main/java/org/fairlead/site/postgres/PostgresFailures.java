package org.fairlead.site.postgres;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/** What PostgreSQL's SQLSTATE codes mean for a person. Values of rows never enter a problem. */
record PostgresFailures(String place, Optional<Tunnel> tunnel) {
    /** Key of the problem that something cannot go because something else needs it. */
    static final String DEPENDED_ON = "postgres.problem.depended-on";
    private static final String NO_PARENT = "23503";
    /** What a trigger raises unless it says otherwise. */
    private static final String RAISED = "P0001";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    SiteException of(String doing, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(NO_PARENT)) {
            return SiteException.withoutParent(refusal(cause, state), cause);
        }
        if (state.startsWith("22") || state.startsWith("23") || state.equals(RAISED)) {
            return SiteException.refused(refusal(cause, state), cause);
        }
        return new SiteException(problem(doing, state, cause), cause);
    }

    private Problem problem(String doing, String state, SQLException cause) {
        return switch (state) {
            case "28P01" -> Problem.blocker("postgres.problem.password", place);
            case "28000" -> Problem.blocker("postgres.problem.not-authorized", place, message(cause));
            case "3D000" -> Problem.blocker("postgres.problem.no-database", place);
            case "2BP01" -> Problem.blocker(DEPENDED_ON, place, message(cause));
            case "42501" -> Problem.blocker("postgres.problem.no-right", place, doing, message(cause));
            case "42P01" -> Problem.blocker("postgres.problem.no-table", place, message(cause));
            case "53100" -> Problem.blocker("postgres.problem.disk-full", place);
            case "53300" -> Problem.blocker("postgres.problem.too-many-connections", place);
            case "55P03", "40P01", "40001" -> Problem.blocker("postgres.problem.locked", place, doing);
            case "57014" -> Problem.blocker("database.problem.cancelled", place);
            case "57P01", "57P02", "57P03" -> Problem.blocker("postgres.problem.shutting-down", place);
            case "25006" -> Problem.blocker("postgres.problem.read-only", place);
            default -> state.startsWith("08") || state.isEmpty()
                    ? connection(cause)
                    : Problem.blocker("postgres.problem.failed", place, doing, state, message(cause));
        };
    }

    private Problem connection(SQLException cause) {
        Optional<Tunnel> dropped = tunnel.filter(way -> !way.isOpen());
        if (dropped.isPresent()) {
            return Problem.blocker("ssh.problem.dropped", dropped.get().place(), place);
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException e -> {
                    return Problem.blocker("postgres.problem.unknown-host", place);
                }
                case SSLException e -> {
                    return Problem.blocker("postgres.problem.tls", place, String.valueOf(e.getMessage()));
                }
                case SocketTimeoutException e -> {
                    return Problem.blocker("postgres.problem.timeout", place);
                }
                case NoRouteToHostException e -> {
                    return Problem.blocker("postgres.problem.timeout", place);
                }
                case ConnectException e -> {
                    return Problem.blocker("postgres.problem.refused", place);
                }
                default -> {
                }
            }
        }
        String said = String.valueOf(cause.getMessage());
        return said.contains("SSL") || said.toLowerCase(Locale.ROOT).contains("hostnameverifier")
                ? Problem.blocker("postgres.problem.tls", place, message(cause))
                : Problem.blocker("postgres.problem.lost", place, message(cause));
    }

    private static Problem refusal(SQLException cause, String state) {
        if (cause instanceof PSQLException e) {
            ServerErrorMessage server = e.getServerErrorMessage();
            if (server != null) {
                return Problem.blocker("postgres.problem.row-refused", state, text(server.getTable()),
                        text(server.getColumn()), text(server.getConstraint()),
                        state.equals(RAISED) ? "" : primary(server));
            }
        }
        return Problem.blocker("postgres.problem.row-refused", state, "", "", "", "");
    }

    /**
     * The message without what stands in quotes and is no name of the catalogue: it may be a value of a row.
     */
    private static String primary(ServerErrorMessage server) {
        var names = Stream.of(server.getTable(), server.getColumn(), server.getConstraint(), server
                .getSchema(),
                server.getDatatype()).map(PostgresFailures::text).toList();
        String said = text(server.getMessage()).replaceAll("(?s): \".*", "");
        return QUOTED.matcher(said).replaceAll(found -> names.contains(found.group(1))
                ? Matcher.quoteReplacement(found.group())
                : "…");
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    private static String message(SQLException cause) {
        if (cause instanceof PSQLException e) {
            ServerErrorMessage server = e.getServerErrorMessage();
            if (server != null) {
                return text(server.getMessage());
            }
        }
        return String.valueOf(cause.getMessage());
    }
}
