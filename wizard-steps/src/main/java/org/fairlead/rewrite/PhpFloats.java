package org.fairlead.rewrite;

import java.math.BigDecimal;
import java.math.MathContext;

/** Floating-point numbers as PHP writes them with {@code serialize_precision = -1}. */
final class PhpFloats {
    /** A number of more digits before its point, or more zeros behind it, is written with an exponent. */
    private static final int MOST_DIGITS = 17;
    private static final int LEAST_EXPONENT = -4;

    private PhpFloats() {}

    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < LEAST_EXPONENT || exponent >= MOST_DIGITS) {
            return scientific(shortest, exponent);
        }
        return shortest.toPlainString();
    }

    /** Java writes two digits at least, although one may be enough for the smallest numbers. */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal rounded = written.round(new MathContext(1));
        return rounded.doubleValue() == value ? rounded.stripTrailingZeros() : written;
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + (exponent < 0
                ? "-"
                : "+") + Math.abs(exponent);
    }
}
