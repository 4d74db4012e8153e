package org.fairlead.model;

import java.util.List;

/** Columns of a table that name a row of another, or of the same, table. */
public record ForeignKey(String name, String table, List<String> columns, String references,
        List<String> referenced,
        boolean deferrable) {
    public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    public boolean refersToItself() {
        return table.equals(references);
    }
}
