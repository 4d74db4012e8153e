package org.fairlead.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something of a schema that can be made and taken away. Definitions are in the language of the database. */
public sealed interface SchemaObject {
    /** What it is: "type", "column", "table", "constraint", "index"; the end of a key. */
    String kind();

    /** Its name, after that of its table where it belongs to one; unique within its kind. */
    String name();

    /** An enum type. */
    record EnumType(String name, List<String> labels) implements SchemaObject {
        public EnumType {
            labels = List.copyOf(labels);
        }

        @Override
        public String kind() {
            return "type";
        }
    }

    /** A column of a table that is there. */
    record TableColumn(String table, String column, String definition) implements SchemaObject {
        @Override
        public String kind() {
            return "column";
        }

        @Override
        public String name() {
            return table + "." + column;
        }
    }

    /**
     * A table.
     *
     * @param columns
     * name to definition, in order
     */
    record NewTable(String name, Map<String, String> columns, List<String> key) implements SchemaObject {
        public NewTable {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            key = List.copyOf(key);
        }

        @Override
        public String kind() {
            return "table";
        }
    }

    /** A constraint of a table. */
    record Constraint(String table, String constraint, String definition) implements SchemaObject {
        @Override
        public String kind() {
            return "constraint";
        }

        @Override
        public String name() {
            return table + "." + constraint;
        }
    }

    /** An index of a table; the definition is what follows the table's name. */
    record Index(String table, String index, String definition) implements SchemaObject {
        @Override
        public String kind() {
            return "index";
        }

        @Override
        public String name() {
            return table + "." + index;
        }
    }
}
