package org.fairlead.dump;

import java.util.List;
import java.util.Map;

/**
 * What came back against what was written.
 *
 * @param parts
 * parts that came back as they were
 * @param rows
 * rows of tables that came back as they were
 * @param different
 * kind and name of each part that did not, or of the table whose rows did not
 * @param untried
 * kind and name, and statements, of what could not be made in that place
 */
public record DumpComparison(int parts, long rows, List<String> different, Map<String, String> untried) {
    public DumpComparison {
        different = List.copyOf(different);
        untried = Map.copyOf(untried);
    }

    public boolean isEqual() {
        return different.isEmpty();
    }
}
