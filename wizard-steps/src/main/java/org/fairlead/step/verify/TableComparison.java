package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.fairlead.action.JsonMemberEffect;
import org.fairlead.convert.CanonicalJson;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.move.KeyOrder;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.move.ReleasedRows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Difference;

/**
 * Goes through one dataset on both sides at once, in key order, and compares every row: the source's with the
 * same
 * conversions and effects applied, the target's as it is. Memory does not grow with the table.
 */
final class TableComparison {
    private final Move move;
    private final MoveScope scope;
    private final List<JsonMemberEffect> effects;
    private final List<Difference> differences;
    private final ReleasedRows released;
    private CanonicalJson json = new CanonicalJson();
    private final KeyOrder order = new KeyOrder();
    private long equal;
    private long different;
    private long missing;
    private long unexpected;
    private long quarantined;
    private long newer;
    private @Nullable Row lastKey;

    /**
     * @param differences
     * gets samples, as long as it holds fewer than {@link VerifyReport#SAMPLES}
     */
    TableComparison(Move move, MoveScope scope, List<JsonMemberEffect> effects, List<Difference> differences,
            ReleasedRows released) {
        this.released = released;
        this.move = move;
        this.scope = scope;
        this.effects = effects.stream().filter(effect -> effect.table().equals(move.table())).toList();
        this.differences = differences;
    }

    /** Told now and then how many rows of the source have been gone through. */
    interface Listener {
        /** Answers whether to stop. */
        boolean at(long rows);
    }

    /** The result, empty when the listener asked to stop. */
    Optional<Comparison> run(Transaction source, Transaction target, Listener listener) throws SiteException {
        int[] keyPlaces = move.keyPlaces();
        long seen = 0;
        try (MoveReader expected = new MoveReader(scope, move, source, List.of());
                RowStream actual = new RowStream(
                        target.read(move.targetRead()))) {
            json = expected.json();
            Row there = next(actual);
            while (nextExpected(expected)) {
                if (++seen % 1000 == 0 && listener.at(seen)) {
                    return Optional.empty();
                }
                Row key = expected.targetKey();
                inOrder(key);
                while (there != null && order.compare(there.part(keyPlaces), key) < 0) {
                    unexpected++;
                    note(there.part(keyPlaces), "unexpected", List.of());
                    there = next(actual);
                }
                if (there != null && order.compare(there.part(keyPlaces), key) == 0) {
                    if (released.contains(move.table(), expected.key())) {
                        compareReleased(key, expected.key(), there);
                    } else {
                        compare(key, expected.converted(), there);
                    }
                    there = next(actual);
                } else {
                    missing++;
                    note(key, "missing", List.of());
                }
            }
            while (there != null) {
                unexpected++;
                note(there.part(keyPlaces), "unexpected", List.of());
                there = next(actual);
            }
            newer = expected.newer();
        }
        listener.at(seen);
        return Optional.of(new Comparison(move.table(), equal, different, missing, unexpected, quarantined));
    }

    /** Rows that came to the source since the numbers were reserved, and stay there. */
    long newer() {
        return newer;
    }

    /** The next row of the target that is this run's to compare. */
    private @Nullable Row next(RowStream actual) throws SiteException {
        Row row = actual.next();
        return row == null || move.isBeyond(row) ? null : row;
    }

    /** Goes to the next row that should be on the target. */
    private boolean nextExpected(MoveReader expected) throws SiteException {
        while (expected.next()) {
            if (released.contains(move.table(), expected.key())) {
                return true;
            }
            if (expected.verdict().misfits().isEmpty() && !scope.parents().isWaiting(move.table(), expected
                    .key())) {
                return true;
            }
            scope.parents().waits(move.table(), expected.key());
            quarantined++;
        }
        return false;
    }

    /**
     * Keys that come in another order than they are compared by would make rows seem missing; that must never
     * pass.
     */
    private void inOrder(Row key) throws SiteException {
        Row last = lastKey;
        if (last != null && order.compare(last, key) > 0) {
            throw new SiteException(Problem.blocker("verify.problem.key-order", move.table()));
        }
        lastKey = key;
    }

    private void compare(Row key, Row expected, Row actual) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!same(move.columns().get(i), expected.get(i), actual.get(i))) {
                columns.add(move.columns().get(i));
            }
        }
        if (columns.isEmpty()) {
            equal++;
        } else {
            different++;
            note(key, "different", columns);
        }
    }

    private void compareReleased(Row key, List<Cell> sourceKey, Row actual) {
        List<String> columns = released.differing(move, sourceKey, actual,
                effects.stream().map(JsonMemberEffect::column).collect(Collectors.toSet()));
        if (columns.isEmpty()) {
            equal++;
        } else {
            different++;
            note(key, "different", columns);
        }
    }

    private boolean same(String column, Cell expected, Cell actual) {
        if (!(expected instanceof Cell.Json(String text))) {
            return expected.equals(actual);
        }
        Cell wanted = expected;
        for (JsonMemberEffect effect : effects) {
            if (effect.column().equals(column)) {
                wanted = effect.apply(wanted);
            }
        }
        return RowStream.canonical(wanted instanceof Cell.Json(String changed) ? changed : text, json).equals(
                actual);
    }

    private void note(Row key, String kind, List<String> columns) {
        if (differences.size() < VerifyReport.SAMPLES) {
            differences.add(new Difference(move.table(), KeyText.write(key.cells()), kind, columns));
        }
    }
}
