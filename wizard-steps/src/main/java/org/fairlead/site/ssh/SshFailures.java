package org.fairlead.site.ssh;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/**
 * Turns what went wrong on the way to a machine, or behind it, into problems that say what to do.
 *
 * @param place
 * user and machine, for people
 */
record SshFailures(String place) {
    private static final int LONGEST = 300;

    /** No connection came about. */
    SiteException connecting(Exception cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            switch (t) {
                case ConnectException e -> {
                    return new SiteException(Problem.blocker("ssh.problem.refused", place), cause);
                }
                case NoRouteToHostException e -> {
                    return new SiteException(Problem.blocker("ssh.problem.timeout", place), cause);
                }
                case SocketTimeoutException e -> {
                    return new SiteException(Problem.blocker("ssh.problem.timeout", place), cause);
                }
                case TimeoutException e -> {
                    return new SiteException(Problem.blocker("ssh.problem.timeout", place), cause);
                }
                default -> {
                }
            }
        }
        return broken(cause);
    }

    /**
     * The connection is there, the login is not.
     *
     * @param offered
     * the ways to log in that the server offers
     * @param tried
     * key of the sentence that says what was tried
     */
    SiteException loggingIn(Exception cause, List<String> offered, String tried) {
        return switch (code(cause)) {
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE -> new SiteException(Problem
                    .blocker(tried, place, offered.isEmpty() ? "-" : String.join(", ", offered)), cause);
            case SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED -> new SiteException(Problem.blocker(
                    "ssh.problem.no-algorithm", place, said(cause)), cause);
            default -> connecting(cause);
        };
    }

    /** Something behind the machine did not open. */
    SiteException behind(String what, Exception cause) {
        int reason = 0;
        for (Throwable t = cause; t != null && reason == 0; t = t.getCause()) {
            reason = t instanceof SshChannelOpenException e ? e.getReasonCode() : 0;
        }
        return switch (reason) {
            case SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED -> new SiteException(Problem.blocker(
                    "ssh.problem.no-forwarding", place, what), cause);
            case SshConstants.SSH_OPEN_CONNECT_FAILED -> new SiteException(Problem.blocker(
                    "ssh.problem.nothing-behind", place, what), cause);
            default -> broken(cause);
        };
    }

    /** The connection was there and is gone. */
    SiteException broken(Exception cause) {
        return new SiteException(Problem.blocker("ssh.problem.broken", place, said(cause)), cause);
    }

    private static int code(Exception cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SshException e && e.getDisconnectCode() > 0) {
                return e.getDisconnectCode();
            }
        }
        return 0;
    }

    /** The words of the library or of the server, which may be anything, kept short. */
    static String said(Exception cause) {
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
