package org.fairlead.playbook;

import java.util.List;

/**
 * Rows that hold a second copy of what other datasets hold, in a form that is not looked into.
 *
 * @param column
 * column by which they are known
 * @param value
 * what that column holds in them
 * @param of
 * columns ("dataset.column") whose contents they repeat
 */
public record Copied(String column, String value, List<String> of) {
    public Copied {
        of = List.copyOf(of);
    }
}
