package org.fairlead.convert;

import java.util.List;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/** Converts the rows of one dataset, column by column. Not thread-safe: one per reading thread. */
public final class RowConverter {
    private final ColumnConverter[] columns;
    private final Finish[] finishes;

    /**
     * @param finishes
     * what is done to the values of each column afterwards
     */
    public RowConverter(List<ColumnConverter> columns, List<Finish> finishes) {
        this.columns = columns.toArray(ColumnConverter[]::new);
        this.finishes = finishes.toArray(Finish[]::new);
    }

    /**
     * The row as the target would hold it before anything else is done to it; good only when the verdict
     * holds
     * no misfit. Clears the verdict first.
     */
    public Row convert(Row raw, Verdict verdict) {
        verdict.clear();
        var cells = new Cell[columns.length];
        for (int i = 0; i < columns.length; i++) {
            cells[i] = columns[i].convert(raw.get(i), verdict);
        }
        return new Row(cells);
    }

    /** The row for the target: numbers moved, texts masked. */
    public Row finish(Row converted) {
        var cells = new Cell[columns.length];
        for (int i = 0; i < columns.length; i++) {
            cells[i] = finishes[i].of(converted.get(i));
        }
        return new Row(cells);
    }
}
