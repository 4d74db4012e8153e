package org.fairlead.model;

import java.util.List;
import java.util.Optional;

/**
 * A table as the catalogue describes it.
 *
 * @param primaryKey
 * names in key order, empty for a table without one
 * @param uniqueKeys
 * further unique keys
 */
public record TableShape(String name, List<Column> columns, List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<ForeignKey> foreignKeys) {
    public TableShape {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        foreignKeys = List.copyOf(foreignKeys);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }
}
