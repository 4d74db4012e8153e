package org.fairlead.move;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.convert.CanonicalJson;
import org.fairlead.convert.ColumnConverter;
import org.fairlead.convert.Finish;
import org.fairlead.convert.RowConverter;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * One table on its way.
 *
 * @param columns
 * names that exist on both sides, in the order of the target
 * @param key
 * primary key, empty for a table without one
 * @param range
 * numbers that its rows get on the target, where they join others
 */
public record Move(Dataset dataset, TableShape source, TableShape target, List<String> columns,
        List<String> key, Optional<NumberRange> range) {
    public Move {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The same with other numbers. */
    Move in(Optional<NumberRange> numbers) {
        return new Move(dataset, source, target, columns, key, numbers);
    }

    public String table() {
        return target.name();
    }

    /** The columns as the source knows them, in the order of {@link #columns}. */
    public List<Column> sourceColumns() {
        return columns.stream().map(name -> source.column(name).orElseThrow()).toList();
    }

    /** The columns as the target knows them, in the same order. */
    public List<Column> targetColumns() {
        return columns.stream().map(name -> target.column(name).orElseThrow()).toList();
    }

    /** Places of the key columns among {@link #columns}. */
    public int[] keyPlaces() {
        return key.stream().mapToInt(columns::indexOf).toArray();
    }

    /** Makes what transfer and verification both convert with. Not thread-safe: one per thread. */
    public RowConverter converter(Plan plan, References references, CanonicalJson json) {
        return converter(plan, references, json, Set.of());
    }

    /**
     * The same where a person has entered some values as the target knows them.
     *
     * @param entered
     * columns whose values are not looked up
     */
    public RowConverter converter(Plan plan, References references, CanonicalJson json, Set<String> entered) {
        return new RowConverter(targetColumns().stream().map(column -> {
            ZoneId zone = ZoneId.of(plan.zoneFor(table(), column.name(), zone()));
            Optional<Map<Long, Long>> numbers = Optional.ofNullable(dataset.references().get(column.name()))
                    .filter(key -> !entered.contains(column.name())).map(references::numbers);
            return new ColumnConverter(column, zone, kind -> plan.ruleFor(table(), column.name(), kind),
                    numbers, json);
        }).toList(), columns.stream().map(name -> finish(plan, name)).toList());
    }

    private Finish finish(Plan plan, String column) {
        if (dataset.beside().number().equals(column)) {
            return range.map(numbers -> Finish.shift(numbers.after())).orElse(Finish.NOTHING);
        }
        return plan.data().mask().contains(dataset.id() + "." + column) ? Finish.mask() : Finish.NOTHING;
    }

    /** Rows of the source that are of the playbook's kind, whatever the plan leaves out of them. */
    public long count(Transaction from) throws SiteException {
        return Involved.count(this, from);
    }

    /** The reading of the target's rows that are this run's to compare. */
    public TableRead targetRead() {
        List<Cell> after = range.map(numbers -> List.<Cell>of(new Cell.Int(numbers.after()))).orElse(List
                .of());
        return new TableRead(table(), targetColumns(), key, after, Long.MAX_VALUE);
    }

    /** The number of a row, where its table numbers them. */
    Optional<Long> number(Row row) {
        int place = columns.indexOf(dataset.beside().number());
        return place >= 0 && row.get(place) instanceof Cell.Int(long number) ? Optional.of(number) : Optional
                .empty();
    }

    /** Whether a row of the source came after the numbers were reserved, so that there is none for it. */
    boolean isNewer(Row raw) {
        return range.isPresent() && number(raw).filter(number -> number > range.get().size()).isPresent();
    }

    /** Whether a row of the target is one that somebody else has added behind this run's numbers. */
    public boolean isBeyond(Row row) {
        return range.isPresent() && number(row).filter(number -> number > range.get().last()).isPresent();
    }

    /** Zone in which times without one are meant, unless the plan says otherwise for a column. */
    public String zone() {
        return dataset.naiveZone().isEmpty() ? "UTC" : dataset.naiveZone();
    }
}
