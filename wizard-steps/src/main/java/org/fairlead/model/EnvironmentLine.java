package org.fairlead.model;

/**
 * One line of the comparison of the source's environment with the target's. Holds no secret: of a value that
 * is or may be one it only says whether it is set.
 *
 * @param group
 * key of the heading it stands under
 * @param name
 * key of what is compared, or the name of a setting as it stands in its file
 * @param note
 * key of what there is to say about it, may be empty
 */
public record EnvironmentLine(String group, String name, Value source, Value target, Match match,
        String note) {

    /** A value of one side, said by its kind. */
    public record Value(Kind kind, String text) {
        public static final Value NONE = new Value(Kind.NONE, "");

        public static Value text(String text) {
            return text.isEmpty() ? NONE : new Value(Kind.TEXT, text);
        }

        public static Value number(long number) {
            return new Value(Kind.NUMBER, Long.toString(number));
        }

        public static Value bytes(long bytes) {
            return new Value(Kind.BYTES, Long.toString(bytes));
        }
    }

    /** How a value is said. */
    public enum Kind {
        /** As it is. */
        TEXT,
        /** A whole number. */
        NUMBER,
        /** A whole number of bytes. */
        BYTES,
        /** Id of a layout of the playbook. */
        LAYOUT,
        /** Times have no zone of their own; the text is the zone they are understood in. */
        NAIVE_ZONE,
        /** There, and not shown. */
        SET,
        /** Yes, it is so. */
        YES,
        /** There, and empty. */
        EMPTY,
        /** Not there. */
        NOT_SET,
        /** This side has no such thing. */
        NONE
    }

    /** What the two values mean to each other. */
    public enum Match {
        SAME,
        /** Not the same, as it should be. */
        EXPECTED,
        /** Not the same, and worth a look. */
        DIFFERENT,
        /** Something that must be there is not. */
        MISSING
    }
}
