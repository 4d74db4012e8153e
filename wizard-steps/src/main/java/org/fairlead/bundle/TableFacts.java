package org.fairlead.bundle;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.fairlead.model.Column;

/**
 * What a bundle says of a table whose rows it holds, looked up on the source in the same moment as the rows.
 *
 * @param name
 * as the source calls it
 * @param key
 * columns that the rows are sorted by and of which no two rows have the same; empty for a table without one
 * @param columns
 * as the source's catalogue describes them
 * @param rows
 * counted on the source
 * @param first
 * the earliest date of a row as ISO 8601; empty where the table has no dates
 * @param last
 * the latest
 * @param bytes
 * of the lines in the bundle
 * @param sha256
 * over the bytes of all its parts, one behind the other, as they were read from the source; 64 hex digits
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableFacts(String name, List<String> key, List<Column> columns, @JsonInclude long rows,
        String first, String last, @JsonInclude long bytes, String sha256) {
    public TableFacts {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
