package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

import org.fairlead.convert.ColumnConverter.Fit;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.plan.MisfitKind;

/**
 * Whole numbers, decimals and floating-point numbers. Decimals are exact: a stored double counts by its
 * shortest text.
 */
final class NumberConverter {
    private static final int LONGEST = 400;
    private static final int SINGLE = 32;

    private final Column target;
    private final long least;
    private final long most;

    NumberConverter(Column target) {
        this.target = target;
        int bits = target.bits() == 0 ? 64 : target.bits();
        this.least = bits == 64 ? Long.MIN_VALUE : -(1L << (bits - 1));
        this.most = bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
    }

    Fit integer(Cell raw) {
        if (raw instanceof Cell.Int(long value)) {
            return value < least || value > most ? range(Long.toString(value)) : new Fit.Yes(raw);
        }
        Optional<BigDecimal> number = ColumnConverter.number(raw);
        if (number.isEmpty()) {
            return noNumber(raw);
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0) {
            return new Fit.No(MisfitKind.NOT_A_NUMBER, "fraction");
        }
        BigInteger whole = value.toBigInteger();
        boolean fits = whole.bitLength() < 64 && whole.longValue() >= least && whole.longValue() <= most;
        return fits ? new Fit.Yes(new Cell.Int(whole.longValue())) : range(whole.bitLength() + " bit");
    }

    Fit decimal(Cell raw) {
        Optional<BigDecimal> number = ColumnConverter.number(raw);
        if (number.isEmpty()) {
            return noNumber(raw);
        }
        BigDecimal value = number.get();
        if (tooLarge(scaled(value))) {
            return range(value.precision() - value.scale() + " > " + (target.precision() - target.scale()));
        }
        if (target.scale() >= 0) {
            if (value.stripTrailingZeros().scale() > target.scale()) {
                return new Fit.No(MisfitKind.DECIMAL_DIGITS,
                        value.stripTrailingZeros().scale() + " > " + target.scale());
            }
            value = value.setScale(target.scale(), RoundingMode.UNNECESSARY);
        }
        return new Fit.Yes(new Cell.Dec(value));
    }

    private BigDecimal scaled(BigDecimal value) {
        return target.scale() < 0 ? value : value.setScale(target.scale(), RoundingMode.HALF_EVEN);
    }

    Fit floating(Cell raw) {
        if (raw instanceof Cell.Dbl(double value)) {
            return target.bits() == SINGLE ? single(value) : new Fit.Yes(raw);
        }
        return ColumnConverter.number(raw).map(this::floating).orElseGet(() -> noNumber(raw));
    }

    /** Some 7 digits are kept; a number counts by its shortest text, so 0.1 is 0.1 in either size. */
    private static Fit single(double value) {
        double kept = nearestSingle(value);
        if (Double.isFinite(value) && (Double.isInfinite(kept) || (kept == 0 && value != 0))) {
            return range("1e" + Math.getExponent(value));
        }
        return kept == value || Double.isNaN(value)
                ? new Fit.Yes(new Cell.Dbl(kept))
                : new Fit.No(MisfitKind.DECIMAL_DIGITS, "float4");
    }

    private static double nearestSingle(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    /** A double holds some 16 digits of any number, but not every magnitude. */
    private Fit floating(BigDecimal value) {
        double nearest = value.doubleValue();
        boolean lost = Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0);
        if (lost) {
            return range("1e" + (value.precision() - value.scale() - 1));
        }
        return target.bits() == SINGLE ? single(nearest) : new Fit.Yes(new Cell.Dbl(nearest));
    }

    Optional<Cell> truth(Cell raw) {
        return ColumnConverter.number(raw).map(value -> Cell.of(value.signum() != 0));
    }

    /** The nearest number the column takes. */
    Optional<Cell> nearest(Cell raw) {
        return ColumnConverter.number(raw).map(value -> switch (target.kind()) {
            case DECIMAL -> new Cell.Dec(clampDecimal(value));
            case DOUBLE -> new Cell.Dbl(nearestFloating(value.doubleValue()));
            default -> new Cell.Int(clampWhole(value));
        });
    }

    private double nearestFloating(double value) {
        return target.bits() == SINGLE
                ? nearestSingle(Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE))
                : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private long clampWhole(BigDecimal value) {
        return value.max(BigDecimal.valueOf(least)).min(BigDecimal.valueOf(most)).setScale(0,
                RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private BigDecimal clampDecimal(BigDecimal value) {
        BigDecimal rounded = scaled(value);
        if (!tooLarge(rounded)) {
            return rounded;
        }
        var largest = new BigDecimal(BigInteger.TEN.pow(target.precision()).subtract(BigInteger.ONE),
                Math.max(target.scale(), 0));
        return rounded.signum() < 0 ? largest.negate() : largest;
    }

    private boolean tooLarge(BigDecimal value) {
        return target.precision() >= 0 && value.signum() != 0
                && value.precision() - value.scale() > target.precision() - Math.max(target.scale(), 0);
    }

    static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private static Fit range(String measure) {
        return new Fit.No(MisfitKind.OUT_OF_RANGE, measure);
    }

    private static Fit noNumber(Cell raw) {
        return new Fit.No(MisfitKind.NOT_A_NUMBER, raw.getClass().getSimpleName());
    }
}
