package org.fairlead.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A few connections that wait for their next transaction. Thread-safe. */
public final class IdleConnections implements AutoCloseable {
    private static final int MOST = 3;
    private static final long TRUSTED_NANOS = 5_000_000_000L;
    private static final int ANSWER_SECONDS = 5;

    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** One that still answers, empty when there is none. */
    public Optional<Connection> poll() {
        for (Idle waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.answers()) {
                return Optional.of(waiting.connection());
            }
        }
        return Optional.empty();
    }

    /** Takes back a connection whose transaction is over; one too many, or one that is broken, is closed. */
    public void giveBack(Connection connection) {
        try {
            if (!closed && idle.size() < MOST && !connection.isClosed()) {
                idle.add(new Idle(connection, System.nanoTime()));
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            // a connection that cannot even be closed is gone already
            return;
        }
    }

    /** Lets go of all that wait. */
    void clear() {
        for (Idle waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            discard(waiting.connection());
        }
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // a connection that cannot even be closed is gone already
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Idle waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            giveBack(waiting.connection());
        }
    }

    /** A connection that waits, since a moment of the system's timer. */
    private record Idle(Connection connection, long since) {
        /** A server may close what was silent for long; one that just worked is not asked. */
        boolean answers() {
            try {
                if (System.nanoTime() - since < TRUSTED_NANOS || connection.isValid(ANSWER_SECONDS)) {
                    return true;
                }
                connection.close();
            } catch (SQLException e) {
                // gone, as was to be found out
                return false;
            }
            return false;
        }
    }
}
