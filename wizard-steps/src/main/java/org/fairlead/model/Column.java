package org.fairlead.model;

/**
 * One column of a table.
 *
 * @param type
 * the type as the database names it, for people and for casts
 * @param length
 * characters a text may have, -1 without limit
 * @param padded
 * true where the database fills shorter texts with blanks up to the length
 * @param bits
 * bits of an integer (16, 32, 64) or of a floating-point number (32, 64), 0 for other kinds
 * @param precision
 * digits of a decimal, -1 without limit
 * @param scale
 * digits after the point of a decimal or of the seconds of a time, -1 without limit
 * @param identity
 * true where the database hands out the values itself
 * @param generated
 * true where the database computes the value and nobody may write it
 */
public record Column(String name, ColumnKind kind, String type, boolean nullable, int length,
        boolean padded, int bits, int precision, int scale, boolean identity, boolean generated) {
    /** A column without limits, for kinds that have none. */
    public static Column plain(String name, ColumnKind kind, String type, boolean nullable) {
        return new Column(name, kind, type, nullable, -1, false, 0, -1, -1, false, false);
    }
}
