package org.fairlead.diff;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.diff.Difference.Kind;

/**
 * A line of one side and the line of the other that stands beside it.
 *
 * @param left
 * empty where there is nothing
 */
public record SideBySide(Kind kind, String left, String right) {

    /** Lines beside one another: removed ones beside those that took their place. */
    public static List<SideBySide> of(List<DiffLine> lines) {
        var rows = new ArrayList<SideBySide>();
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        for (DiffLine line : lines) {
            switch (line.kind()) {
                case REMOVED -> {
                    if (!added.isEmpty()) {
                        flush(removed, added, rows);
                    }
                    removed.add(line.text());
                }
                case ADDED, CHANGED -> added.add(line.text());
                case SAME -> {
                    flush(removed, added, rows);
                    rows.add(new SideBySide(Kind.SAME, line.text(), line.text()));
                }
            }
        }
        flush(removed, added, rows);
        return List.copyOf(rows);
    }

    private static void flush(List<String> removed, List<String> added, List<SideBySide> rows) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            boolean left = i < removed.size();
            boolean right = i < added.size();
            rows.add(new SideBySide(left && right ? Kind.CHANGED : left ? Kind.REMOVED : Kind.ADDED, left
                    ? removed.get(i)
                    : "", right ? added.get(i) : ""));
        }
        removed.clear();
        added.clear();
    }
}
