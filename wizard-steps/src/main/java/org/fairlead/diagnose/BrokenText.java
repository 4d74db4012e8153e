package org.fairlead.diagnose;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.rewrite.TextFault;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Text that an earlier move has broken: read in the wrong encoding, with characters that were replaced, or
 * serialized with lengths that no longer fit. Tables are looked at up to a number of rows; what is said names
 * tables, columns and counts, never a text.
 */
final class BrokenText {
    private static final int ROWS = 20_000;

    private final Playbook playbook;
    private final Database database;

    BrokenText(Playbook playbook, Database database) {
        this.playbook = playbook;
        this.database = database;
    }

    void check(Answers answers) throws SiteException {
        Map<TextFault, List<List<String>>> found = new EnumMap<>(TextFault.class);
        int looked = 0;
        for (String table : Rights.tables(playbook)) {
            Optional<TableShape> shape = database.shape(table);
            if (shape.isPresent()) {
                looked += look(shape.get(), found);
            }
        }
        found.forEach((fault, columns) -> answers.tell("text/" + fault.word(), Problem.warning(
                "diagnose.warning.text." + fault.word(), columns.size()), List.of("evidence.table",
                        "evidence.column", "evidence.rows"), columns));
        if (found.isEmpty() && looked > 0) {
            answers.tell("text", Problem.passed("diagnose.passed.text", looked));
        }
    }

    /** Columns looked at. */
    private int look(TableShape shape, Map<TextFault, List<List<String>>> found) throws SiteException {
        List<Column> columns = shape.columns().stream().filter(column -> column.kind() == ColumnKind.TEXT)
                .toList();
        if (columns.isEmpty()) {
            return 0;
        }
        List<Map<TextFault, Integer>> faults = new ArrayList<>();
        columns.forEach(column -> faults.add(new EnumMap<>(TextFault.class)));
        try (Transaction transaction = database.begin(Access.READ);
                Rows rows = transaction.read(new TableRead(shape.name(), columns, List.of(), List.of(),
                        ROWS))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    if (row.get(i) instanceof Cell.Text(String text)) {
                        Map<TextFault, Integer> counts = faults.get(i);
                        TextFault.of(text).ifPresent(fault -> counts.merge(fault, 1, Integer::sum));
                    }
                }
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i).name();
            faults.get(i).forEach((fault, rows) -> found.computeIfAbsent(fault, f -> new ArrayList<>()).add(
                    List
                            .of(shape.name(), column, Integer.toString(rows))));
        }
        return columns.size();
    }
}
