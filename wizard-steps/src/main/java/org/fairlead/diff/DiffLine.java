package org.fairlead.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiff;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.fairlead.diff.Difference.Kind;

/**
 * One line of a comparison as people read it.
 *
 * @param kind
 * SAME, ADDED or REMOVED; what was changed is removed and added
 */
public record DiffLine(Kind kind, String text) {
    /** Lines of both texts together up to which the best pairing is looked for. */
    private static final int LONGEST = 4000;

    /** The sign in front of a line: a minus, a plus, or a blank. */
    public String sign() {
        return switch (kind) {
            case SAME -> " ";
            case ADDED -> "+";
            case REMOVED -> "−";
            case CHANGED -> "±";
        };
    }

    /**
     * Two values line by line: texts by their lines, lists by their elements, maps by their members, and
     * texts that hold a list or map by what they hold.
     *
     * @param before
     * null for nothing
     */
    public static List<DiffLine> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode from = before == null ? null : Unfolded.of(before);
        JsonNode to = after == null ? null : Unfolded.of(after);
        boolean texts = (from == null || from.isString()) && (to == null || to.isString());
        if (texts) {
            return ofTexts(from == null ? null : from.asString(), to == null ? null : to.asString());
        }
        var lines = new ArrayList<DiffLine>();
        for (Difference difference : StructuralDiff.of(from, to)) {
            lines(difference, lines);
        }
        return List.copyOf(lines);
    }

    /** Whether there is more to show than one line on each side. */
    public static boolean isLong(List<DiffLine> lines) {
        return lines.size() > 2 || lines.stream().anyMatch(line -> line.text().length() > 80);
    }

    private static void lines(Difference difference, List<DiffLine> lines) {
        JsonNode before = difference.before();
        JsonNode after = difference.after();
        if (difference.kind() == Kind.SAME) {
            lines.add(new DiffLine(Kind.SAME, line(difference.path(), after)));
            return;
        }
        if (before != null) {
            lines.add(new DiffLine(Kind.REMOVED, line(difference.path(), before)));
        }
        if (after != null) {
            lines.add(new DiffLine(Kind.ADDED, line(difference.path(), after)));
        }
    }

    /** An element of the outermost list needs no number, which would only be in the way. */
    private static String line(String path, @Nullable JsonNode value) {
        String text = value == null ? "" : value.isString() ? value.asString() : value.toString();
        return path.isEmpty() || path.matches("\\[[0-9]+]") ? text : path + ": " + text;
    }

    /** Two texts by their lines. */
    private static List<DiffLine> ofTexts(@Nullable String before, @Nullable String after) {
        List<String> from = lines(before);
        List<String> to = lines(after);
        var lines = new ArrayList<DiffLine>();
        if (from.size() + to.size() > LONGEST) {
            from.forEach(line -> lines.add(new DiffLine(Kind.REMOVED, line)));
            to.forEach(line -> lines.add(new DiffLine(Kind.ADDED, line)));
            return List.copyOf(lines);
        }
        for (AbstractDelta<String> delta : DiffUtils.diff(from, to, new MeyersDiff<>(), null, true)
                .getDeltas()) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            if (!same) {
                delta.getSource().getLines().forEach(line -> lines.add(new DiffLine(Kind.REMOVED, line)));
            }
            delta.getTarget().getLines().forEach(line -> lines.add(new DiffLine(same ? Kind.SAME
                    : Kind.ADDED, line)));
        }
        return List.copyOf(lines);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split("\\R", -1));
    }
}
