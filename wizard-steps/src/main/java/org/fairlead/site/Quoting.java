package org.fairlead.site;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes identifiers by the SQL standard: in double quotes, those inside doubled. */
public final class Quoting {
    private Quoting() {}

    /**
     * One identifier.
     *
     * @throws IllegalArgumentException
     * when the name is empty or holds U+0000, which no database takes
     */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an identifier");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Several, with commas between. */
    public static String quote(List<String> names) {
        return names.stream().map(Quoting::quote).collect(Collectors.joining(", "));
    }
}
