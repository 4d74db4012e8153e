package org.fairlead.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Quoting;

/** A condition that names some hundred rows by their keys. */
final class KeyList {
    private KeyList() {}

    /** The condition, its values added to the parameters. */
    static String in(List<String> columns, Collection<Row> keys, Map<String, Cell> parameters) {
        return "(" + Quoting.quote(columns) + ") IN " + values(keys, parameters);
    }

    static String values(Collection<Row> keys, Map<String, Cell> parameters) {
        var tuples = new ArrayList<String>();
        for (Row key : keys) {
            var names = new ArrayList<String>();
            for (Cell cell : key.cells()) {
                String name = "k" + parameters.size();
                parameters.put(name, cell);
                names.add(":" + name);
            }
            tuples.add("(" + String.join(", ", names) + ")");
        }
        return "(" + String.join(", ", tuples) + ")";
    }
}
