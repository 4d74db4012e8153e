package org.fairlead.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.site.Quoting;

/** What one product's SQL and its driver want otherwise than the others. */
public interface SqlDialect extends ResultRows.Failures {
    /** A table as it stands in a statement: quoted, and with its schema where there is one. */
    String table(String name);

    /** A column as it stands in a list of what is read. */
    default String selected(Column column) {
        return Quoting.quote(column.name());
    }

    /** What makes a quoted column sort by value: numbers as numbers, texts by their bytes. */
    String sorted(String quoted, ColumnKind kind);

    /** Whether PostgreSQL's rules hold for quotes, comments and question marks. */
    boolean readsLikePostgres();

    /** Rows that the driver fetches at a time; see {@link java.sql.Statement#setFetchSize}. */
    int fetchRows();

    /** A cell as the driver takes it. */
    @Nullable
    Object bound(Cell cell);

    /**
     * One reader for each column of a result.
     *
     * @param columns
     * the columns where they are those of a table, empty for any other result
     */
    List<CellReader> readers(ResultSetMetaData meta, List<Column> columns) throws SQLException;
}
