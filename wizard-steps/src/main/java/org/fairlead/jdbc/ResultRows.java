package org.fairlead.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;

/** A result set as rows; closing it closes its statement. */
public final class ResultRows implements Rows {
    private final Statement statement;
    private final ResultSet results;
    private final List<String> columns;
    private final CellReader[] readers;
    private final Failures failures;

    public ResultRows(Statement statement, ResultSet results, List<String> columns, List<CellReader> readers,
            Failures failures) {
        this.statement = statement;
        this.results = results;
        this.columns = List.copyOf(columns);
        this.readers = readers.toArray(CellReader[]::new);
        this.failures = failures;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws SiteException {
        try {
            if (!results.next()) {
                return null;
            }
            var cells = new Cell[readers.length];
            for (int i = 0; i < readers.length; i++) {
                cells[i] = readers[i].read(results, i + 1);
            }
            return new Row(cells);
        } catch (SQLException e) {
            throw failures.of("read", e);
        }
    }

    @Override
    public void close() {
        try (statement; results) {
            return;
        } catch (SQLException e) {
            // a result set that cannot be closed has nothing left to give
            return;
        }
    }

    /** Reads one cell of the row the result set stands at. */
    @FunctionalInterface
    public interface CellReader {
        Cell read(ResultSet results, int index) throws SQLException;
    }

    /** Turns a driver's failure into a problem. */
    @FunctionalInterface
    public interface Failures {
        SiteException of(String doing, SQLException cause);
    }
}
