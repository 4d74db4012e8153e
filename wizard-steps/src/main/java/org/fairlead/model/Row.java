package org.fairlead.model;

import java.util.Arrays;
import java.util.List;

/**
 * The values of one row, in the order of the columns that were asked for. Immutable by agreement: nobody
 * keeps the array.
 */
public final class Row {
    private final Cell[] cells;

    public Row(Cell... cells) {
        this.cells = cells;
    }

    public Cell get(int index) {
        return cells[index];
    }

    public int size() {
        return cells.length;
    }

    public List<Cell> cells() {
        return List.of(cells);
    }

    /** The values in the given places; the whole row where no place is given. */
    public Row part(int[] places) {
        if (places.length == 0) {
            return this;
        }
        var part = new Cell[places.length];
        for (int i = 0; i < places.length; i++) {
            part[i] = cells[places[i]];
        }
        return new Row(part);
    }

    /** The same row with another value in one place. */
    public Row with(int index, Cell cell) {
        Cell[] changed = cells.clone();
        changed[index] = cell;
        return new Row(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && Arrays.equals(cells, row.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "Row of " + cells.length;
    }
}
