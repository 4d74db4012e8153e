package org.fairlead.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of an action that changes a schema. Definitions are in the language of the database. */
public final class SchemaParts {
    private SchemaParts() {}

    /**
     * Columns of a table that is there.
     *
     * @param optional
     * whether the table may be missing, and its columns then stay away
     * @param add
     * name to definition, such as "varchar NOT NULL DEFAULT 'user'"
     */
    public record AddedColumns(String table, boolean optional, Map<String, String> add) {
        public AddedColumns {
            add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
        }
    }

    /**
     * A table.
     *
     * @param columns
     * name to definition, which may refer to another table
     * @param key
     * columns of the primary key
     */
    public record NewTable(String table, Map<String, String> columns, List<String> key) {
        public NewTable {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            key = List.copyOf(key);
        }
    }

    /**
     * A constraint or an index of a table.
     *
     * @param as
     * what follows its name, such as "FOREIGN KEY (a) REFERENCES t (id)", or "(a)" for an index
     */
    public record Defined(String table, String name, String as) {}
}
