package org.fairlead.dump;

import java.util.List;

/**
 * What came back against what was written.
 *
 * @param parts
 * parts that came back as they were
 * @param rows
 * rows of tables that came back as they were
 * @param different
 * kind and name of each part that did not, or of the table whose rows did not
 */
public record DumpComparison(int parts, long rows, List<String> different) {
    public DumpComparison {
        different = List.copyOf(different);
    }

    public boolean isEqual() {
        return different.isEmpty();
    }
}
