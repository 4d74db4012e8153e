package org.fairlead.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.fairlead.model.Problem;

/** The record's few ways of talking to its file. */
final class Sql {
    private Sql() {}

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper, Object... values)
            throws SQLException {
        var list = new ArrayList<T>();
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                list.add(mapper.map(results));
            }
        }
        return list;
    }

    static <T> Optional<T> first(Connection connection, String sql, Mapper<T> mapper, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet results = statement.executeQuery()) {
            return results.next() ? Optional.of(mapper.map(results)) : Optional.empty();
        }
    }

    /** Does the work in one transaction that takes the write lock at once. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws RecordException {
        return ask(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                boolean done = false;
                try {
                    T result = work.run();
                    statement.execute("COMMIT");
                    done = true;
                    return result;
                } finally {
                    if (!done) {
                        statement.execute("ROLLBACK");
                    }
                }
            }
        });
    }

    static <T> T ask(Work<T> work) throws RecordException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new RecordException(problem(e), e);
        }
    }

    private static Problem problem(SQLException e) {
        var code = e instanceof SQLiteException sqlite ? sqlite.getResultCode()
                : SQLiteErrorCode.SQLITE_ERROR;
        return switch (code) {
            case SQLITE_FULL -> Problem.blocker("record.problem.disk-full");
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Problem.blocker("record.problem.damaged", "record.sqlite3");
            case SQLITE_BUSY, SQLITE_LOCKED -> Problem.blocker("record.problem.busy");
            default -> Problem.blocker("record.problem.failed", String.valueOf(e.getMessage()));
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    interface Mapper<T> {
        T map(ResultSet results) throws SQLException;
    }

    interface Work<T> {
        T run() throws SQLException, RecordException;
    }
}
