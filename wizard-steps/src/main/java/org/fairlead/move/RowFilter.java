package org.fairlead.move;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Copied;
import org.fairlead.playbook.Playbook.Dataset;

/** Which rows of a dataset move: those of the playbook's kind, new enough, and of people who come along. */
final class RowFilter {
    private final Dataset dataset;
    private final DataChoice choice;
    private final References references;
    private final Optional<LocalDate> since;

    RowFilter(Dataset dataset, DataChoice choice, References references) {
        this.dataset = dataset;
        this.choice = choice;
        this.references = references;
        this.since = dataset.date().isEmpty() || choice.since().isEmpty() ? Optional.empty() : Optional.of(
                LocalDate.parse(choice.since()));
    }

    /** One that asks for the playbook's kind only. */
    RowFilter(Dataset dataset) {
        this(dataset, DataChoice.NONE, References.NONE);
    }

    /** Whether every row moves, so that none needs to be looked at. */
    boolean takesAll() {
        return dataset.only().isEmpty() && dataset.copies().isEmpty() && since.isEmpty() && dataset
                .references().values().stream()
                .noneMatch(
                        this::chooses);
    }

    private boolean chooses(String naturalKey) {
        return choice.unmatched() == Unmatched.LEAVE_OUT || !references.leftOut(naturalKey).isEmpty();
    }

    /**
     * Whether a row moves.
     *
     * @param columns
     * what the cells of the row are called
     * @param row
     * as the source holds it
     */
    boolean takes(List<String> columns, Row row) {
        return isOfKind(columns, row) && !isCopyOfHidden(columns, row) && isNew(columns, row) && comesAlong(
                columns, row);
    }

    private boolean isOfKind(List<String> columns, Row row) {
        for (Map.Entry<String, List<String>> only : dataset.only().entrySet()) {
            int place = columns.indexOf(only.getKey());
            if (place >= 0 && !(row.get(place) instanceof Cell.Text(String text) && only.getValue().stream()
                    .anyMatch(pattern -> Configuration.matches(pattern, text)))) {
                return false;
            }
        }
        return true;
    }

    /** A second copy of what is masked or cut by date would show it all the same. */
    private boolean isCopyOfHidden(List<String> columns, Row row) {
        for (Copied copied : dataset.copies()) {
            boolean hidden = !choice.since().isEmpty() || copied.of().stream().anyMatch(choice
                    .mask()::contains);
            int place = columns.indexOf(copied.column());
            if (hidden && place >= 0 && row.get(place).equals(new Cell.Text(copied.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNew(List<String> columns, Row row) {
        int place = since.isEmpty() ? -1 : columns.indexOf(dataset.date());
        if (place < 0) {
            return true;
        }
        LocalDate bound = since.orElseThrow();
        return switch (row.get(place)) {
            case Cell.Stamp(var stamp) -> !stamp.toLocalDate().isBefore(bound);
            case Cell.Date(var date) -> !date.isBefore(bound);
            case Cell.Moment(var moment) -> !moment.atZone(ZoneOffset.UTC).toLocalDate().isBefore(bound);
            default -> true; // a date that nobody understands is no reason to leave a row behind
        };
    }

    private boolean comesAlong(List<String> columns, Row row) {
        for (Map.Entry<String, String> reference : dataset.references().entrySet()) {
            int place = chooses(reference.getValue()) ? columns.indexOf(reference.getKey()) : -1;
            if (place >= 0 && row.get(place) instanceof Cell.Int(long number)) {
                boolean unmatched = !references.numbers(reference.getValue()).containsKey(number);
                if (references.leftOut(reference.getValue()).contains(number) || (unmatched && choice
                        .unmatched() == Unmatched.LEAVE_OUT)) {
                    return false;
                }
            }
        }
        return true;
    }
}
