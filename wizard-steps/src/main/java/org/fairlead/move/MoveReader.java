package org.fairlead.move;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.fairlead.convert.CanonicalJson;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.RowConverter;
import org.fairlead.convert.Verdict;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * The rows of one dataset in key order, as they are on the source and as they are to be on the target. Assess
 * counts with
 * it, transfer writes what it gives, verification compares with it. Not thread-safe.
 */
public final class MoveReader implements AutoCloseable {
    private final Move move;
    private final Plan plan;
    private final RowConverter converter;
    private final List<Parents.Check> checks;
    private final Rows rows;
    private final int[] keyPlaces;
    private final RowFilter filter;
    private final RowsThere there;
    private final Following following;
    private final CanonicalRow canonical;
    private long alreadyThere;
    private long newer;
    private Consumer<Row> passedOver = row -> {};
    private final CanonicalJson json = new CanonicalJson();
    private final Verdict verdict = new Verdict();
    private Row raw = new Row();
    private Row converted = new Row();

    /**
     * @param after
     * key on the source behind which to begin; empty from the start
     */
    public MoveReader(MoveScope scope, Move move, Transaction source, List<Cell> after) throws SiteException {
        this.move = move;
        this.plan = scope.plan();
        this.converter = move.converter(plan, scope.references(), json);
        this.checks = scope.parents().checksFor(move, source);
        this.keyPlaces = move.keyPlaces();
        this.filter = new RowFilter(move.dataset(), plan.data(), scope.references());
        this.there = scope.there();
        this.following = scope.following();
        this.canonical = new CanonicalRow(json);
        this.rows = source
                .read(new TableRead(move.source().name(), move.sourceColumns(), move.key(), after,
                        Long.MAX_VALUE));
    }

    /** Goes to the next row that moves; false behind the last. */
    public boolean next() throws SiteException {
        boolean all = filter.takesAll();
        for (Row next = rows.next(); next != null; next = rows.next()) {
            if (move.isNewer(next)) {
                newer++;
            } else if ((all || filter.takes(move.columns(), next)) && !following.staysBehind(move, next)) {
                raw = next;
                Row plain = converter.convert(raw, verdict);
                converted = converter.finish(plain);
                if (!there.holds(move, raw) && !there.has(move, plain, canonical) && !there.has(move,
                        converted, canonical)) {
                    judge();
                    return true;
                }
                alreadyThere++;
                passedOver.accept(raw);
            }
        }
        return false;
    }

    /** Tells somebody of each row, as the source holds it, that is passed over from now on. */
    void onPassedOver(Consumer<Row> listener) {
        passedOver = listener;
    }

    /** How many rows came to the source since the numbers were reserved; known behind the last row. */
    public long newer() {
        return newer;
    }

    /** How many rows were passed over, because the target had them before. */
    public long alreadyThere() {
        return alreadyThere;
    }

    private void judge() {
        if (following.waits(move, raw)) {
            verdict.misfit(move.dataset().follows().column(), MisfitKind.PARENT_QUARANTINED, "");
        }
        for (Parents.Check check : checks) {
            if (!check.idle()) {
                look(check);
            }
        }
    }

    private void look(Parents.Check check) {
        List<Cell> value = check.valueIn(raw);
        if (value.contains(Cell.NULL)) {
            return;
        }
        if (check.missing().contains(value)) {
            boolean nullable = move.target().column(check.column()).orElseThrow().nullable();
            if (nullable && check.places().size() == 1
                    && plan.ruleFor(move.table(), check.column(), MisfitKind.MISSING_PARENT)
                            == MisfitRule.NULL) {
                converted = converted.with(check.places().getFirst(), Cell.NULL);
                verdict.changed(check.column(), MisfitKind.MISSING_PARENT, MisfitRule.NULL);
            } else {
                verdict.misfit(check.column(), MisfitKind.MISSING_PARENT, "");
            }
        } else if (check.waiting().contains(value)) {
            verdict.misfit(check.column(), MisfitKind.PARENT_QUARANTINED, "");
        }
    }

    /** What the JSON of the row was just looked at with. */
    public CanonicalJson json() {
        return json;
    }

    /** The row as the source holds it. */
    public Row raw() {
        return raw;
    }

    /**
     * The row as it may leave the source for a place where nothing is known of a target: what is masked is.
     */
    public Row leaving() {
        return converter.finish(raw);
    }

    /** The row for the target; good only when the verdict holds no misfit. */
    public Row converted() {
        return converted;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Key of the row on the source; the whole row where the table has no key. */
    public List<Cell> key() {
        return key(raw);
    }

    /** Key of the row on the target. */
    public Row targetKey() {
        return new Row(key(converted).toArray(Cell[]::new));
    }

    private List<Cell> key(Row row) {
        if (keyPlaces.length == 0) {
            return row.cells();
        }
        var key = new ArrayList<Cell>(keyPlaces.length);
        for (int place : keyPlaces) {
            key.add(row.get(place));
        }
        return key;
    }

    @Override
    public void close() {
        rows.close();
    }
}
