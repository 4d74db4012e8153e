package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;

/**
 * Turns what a column really held into what the target column takes. A value that does not fit is made to
 * fit by the rule
 * decided for it, which the verdict counts, or reported as a misfit. Not thread-safe.
 */
public final class ColumnConverter {
    private static final int MOST_RULES = 3;

    private final Column target;
    private final Function<MisfitKind, MisfitRule> rules;
    private final Optional<Map<Long, Long>> references;
    private final NumberConverter numbers;
    private final TextConverter texts;
    private final TimeConverter times;

    /**
     * @param naiveZone
     * zone in which times without one are meant
     * @param references
     * number on the source to number on the target, for a column that is looked up by natural key
     */
    public ColumnConverter(Column target, ZoneId naiveZone, Function<MisfitKind, MisfitRule> rules,
            Optional<Map<Long, Long>> references, CanonicalJson json) {
        this.target = target;
        this.rules = rules;
        this.references = references;
        this.numbers = new NumberConverter(target);
        this.texts = new TextConverter(target, json);
        this.times = new TimeConverter(target, naiveZone);
    }

    /** The value for the target; {@link Cell#NULL} stands in where the verdict got a misfit. */
    public Cell convert(Cell raw, Verdict verdict) {
        if (raw instanceof Cell.Null) {
            return orNull(verdict);
        }
        if (references.isPresent()) {
            return mapped(raw, references.get(), verdict);
        }
        return settle(raw, fit(raw), verdict);
    }

    private Fit fit(Cell raw) {
        return switch (target.kind()) {
            case BOOLEAN -> bool(raw);
            case INTEGER -> numbers.integer(raw);
            case DECIMAL -> numbers.decimal(raw);
            case DOUBLE -> numbers.floating(raw);
            case TEXT -> texts.text(raw);
            case JSON -> texts.json(raw);
            case DATE, TIME, STAMP, MOMENT -> times.convert(raw);
            case UUID -> texts.uuid(raw);
            case BYTES -> texts.bytes(raw);
            case ADDRESS -> address(raw);
            case INTERVAL, ARRAY, OTHER -> texts.other(raw);
        };
    }

    /** Uses the rule for what does not fit, and that for what does not fit then, until the value does. */
    private Cell settle(Cell raw, Fit first, Verdict verdict) {
        var uses = new ArrayList<Verdict.Change>(2);
        Cell value = raw;
        Fit fit = first;
        while (fit instanceof Fit.No(MisfitKind kind, String detail)) {
            MisfitRule rule = rules.apply(kind);
            Optional<Cell> made = uses.size() == MOST_RULES ? Optional.empty() : made(value, rule);
            if (made.isEmpty()) {
                verdict.misfit(target.name(), kind, detail);
                return Cell.NULL;
            }
            uses.add(new Verdict.Change(target.name(), kind, rule));
            value = made.get();
            fit = value instanceof Cell.Null ? new Fit.Yes(value) : fit(value);
        }
        uses.forEach(verdict::changed);
        Cell cell = fit instanceof Fit.Yes(Cell fitting) ? fitting : value;
        return cell instanceof Cell.Null ? orNull(verdict) : cell;
    }

    /** What a rule makes of a value; empty when even that does not fit. */
    private Optional<Cell> made(Cell raw, MisfitRule rule) {
        return switch (rule) {
            case NULL -> target.nullable() ? Optional.of(Cell.NULL) : Optional.empty();
            case TRUE -> numbers.truth(raw);
            case CLAMP, ROUND -> isTime() ? times.rounded(raw) : numbers.nearest(raw);
            case EPOCH -> times.epoch(raw);
            case TRUNCATE, STRIP, REPLACE, WRAP -> texts.made(raw, rule);
            case QUARANTINE -> Optional.empty();
        };
    }

    private boolean isTime() {
        return switch (target.kind()) {
            case DATE, TIME, STAMP, MOMENT -> true;
            default -> false;
        };
    }

    private Cell orNull(Verdict verdict) {
        if (!target.nullable()) {
            verdict.misfit(target.name(), MisfitKind.NULL_NOT_ALLOWED, "");
        }
        return Cell.NULL;
    }

    private Cell mapped(Cell raw, Map<Long, Long> numbersBySource, Verdict verdict) {
        Long number = raw instanceof Cell.Int(long value) ? numbersBySource.get(value) : null;
        return settle(raw,
                number == null ? new Fit.No(MisfitKind.UNMAPPED_REFERENCE, "") : new Fit.Yes(new Cell.Int(
                        number)),
                verdict);
    }

    private static Fit bool(Cell raw) {
        return switch (raw) {
            case Cell.Bool bool -> new Fit.Yes(bool);
            case Cell.Int(long value) when value == 0 || value == 1 -> new Fit.Yes(Cell.of(value == 1));
            case Cell.Int(long value) -> new Fit.No(MisfitKind.NOT_BOOLEAN, Long.toString(value));
            default -> new Fit.No(MisfitKind.NOT_BOOLEAN, raw.getClass().getSimpleName());
        };
    }

    private Fit address(Cell raw) {
        return raw instanceof Cell.Text(String value)
                ? new Fit.Yes(value.isEmpty() ? Cell.NULL : new Cell.Other(target.type(), value))
                : texts.other(raw);
    }

    /** Whether a value fits. */
    sealed interface Fit {
        /** It does, as this. */
        record Yes(Cell cell) implements Fit {}

        /** It does not. */
        record No(MisfitKind kind, String detail) implements Fit {}

        static Fit wrongKind(Cell raw) {
            return new No(MisfitKind.WRONG_KIND, raw.getClass().getSimpleName());
        }
    }

    /** A number in whatever form it was stored; empty when the value is none. */
    static Optional<BigDecimal> number(Cell raw) {
        return switch (raw) {
            case Cell.Int(long value) -> Optional.of(BigDecimal.valueOf(value));
            case Cell.BigInt(BigInteger value) -> Optional.of(new BigDecimal(value));
            case Cell.Dec(BigDecimal value) -> Optional.of(value);
            case Cell.Dbl(double value) when Double.isFinite(value) -> Optional.of(new BigDecimal(Double
                    .toString(value)));
            case Cell.Text(String value) -> NumberConverter.parse(value);
            default -> Optional.empty();
        };
    }
}
