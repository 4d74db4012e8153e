package org.fairlead.action;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import org.fairlead.convert.CanonicalJson;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.ColumnConverter;
import org.fairlead.convert.Verdict;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.plan.MisfitRule;
import org.fairlead.playbook.Action.WriteRows;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Brings a few rows, found by their key, to the values a playbook gives; a second time it finds nothing to
 * change.
 */
final class RowWriter {
    private final WriteRows action;
    private final TableShape shape;
    private final Parameters parameters;
    private final CanonicalRow canonical = new CanonicalRow();

    RowWriter(WriteRows action, TableShape shape, Parameters parameters) {
        this.action = action;
        this.shape = shape;
        this.parameters = parameters;
    }

    /** Answers how many rows were added or changed. */
    long write(Transaction transaction) throws SiteException {
        String answer = parameters.choices().getOrDefault(action.choice(), "");
        List<Map<String, JsonNode>> rows = action.sets().get(answer);
        if (rows == null) {
            throw new SiteException(Problem.blocker("upgrade.problem.no-set", action.id(), action.choice(),
                    answer));
        }
        long written = 0;
        for (Map<String, JsonNode> row : rows) {
            var values = new LinkedHashMap<String, Cell>();
            for (Map.Entry<String, JsonNode> value : action.common().entrySet()) {
                values.put(value.getKey(), cell(value.getKey(), value.getValue()));
            }
            for (Map.Entry<String, JsonNode> value : row.entrySet()) {
                values.put(value.getKey(), cell(value.getKey(), value.getValue()));
            }
            written += bring(transaction, values) ? 1 : 0;
        }
        return written;
    }

    private boolean bring(Transaction transaction, Map<String, Cell> values) throws SiteException {
        Optional<Map<String, Cell>> present = find(transaction, values);
        if (present.isEmpty()) {
            var all = new LinkedHashMap<>(values);
            action.nowOnInsert().forEach(column -> all.put(column, now()));
            action.nowOnChange().forEach(column -> all.put(column, now()));
            transaction.update("INSERT INTO " + Quoting.quote(shape.name()) + " ("
                    + Quoting.quote(List.copyOf(all.keySet())) + ") VALUES ("
                    + all.keySet().stream().map(column -> ":" + parameter(column)).collect(Collectors.joining(
                            ", "))
                    + ")", parameters(all));
            return true;
        }
        var changes = new LinkedHashMap<String, Cell>();
        values.forEach((column, value) -> {
            Cell there = present.get().getOrDefault(column, Cell.NULL);
            boolean keep = action.keepFilled().contains(column) && !there.equals(Cell.NULL)
                    && !there.equals(new Cell.Text(""));
            if (!keep && !same(value, there)) {
                changes.put(column, value);
            }
        });
        if (changes.isEmpty()) {
            return false;
        }
        action.nowOnChange().forEach(column -> changes.put(column, now()));
        var all = new LinkedHashMap<>(values);
        all.putAll(changes);
        transaction.update("UPDATE " + Quoting.quote(shape.name()) + " SET "
                + changes.keySet().stream().map(column -> Quoting.quote(column) + " = :" + parameter(column))
                        .collect(Collectors.joining(", "))
                + byKey(), parameters(all));
        return true;
    }

    private Optional<Map<String, Cell>> find(Transaction transaction, Map<String, Cell> values)
            throws SiteException {
        List<String> columns = List.copyOf(values.keySet());
        try (Rows rows = transaction.query(
                "SELECT " + Quoting.quote(columns) + " FROM " + Quoting.quote(shape.name()) + byKey(),
                parameters(values))) {
            Row row = rows.next();
            if (row == null) {
                return Optional.empty();
            }
            var found = new HashMap<String, Cell>();
            for (int i = 0; i < columns.size(); i++) {
                found.put(columns.get(i), row.get(i));
            }
            return Optional.of(found);
        }
    }

    private String byKey() {
        return action.touches().key().stream().map(column -> Quoting.quote(column) + " = :" + parameter(
                column))
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static String parameter(String column) {
        return "p_" + column.replaceAll("[^A-Za-z0-9]", "_");
    }

    private static Map<String, Cell> parameters(Map<String, Cell> values) {
        var named = new HashMap<String, Cell>();
        values.forEach((column, value) -> named.put(parameter(column), value));
        return named;
    }

    private Cell now() {
        return new Cell.Moment(parameters.moment());
    }

    private boolean same(Cell one, Cell other) {
        return java.util.Arrays.equals(canonical.bytesOf(one), canonical.bytesOf(other));
    }

    /** A value of the playbook as the column takes it. */
    private Cell cell(String name, JsonNode value) throws SiteException {
        Column column = shape.column(name).orElseThrow(
                () -> new SiteException(Problem.blocker("upgrade.problem.no-column", action.id(), shape
                        .name(), name)));
        Cell raw = column.kind() == ColumnKind.JSON ? new Cell.Json(value.toString()) : plain(value);
        var verdict = new Verdict();
        Cell cell = new ColumnConverter(column, ZoneOffset.UTC, kind -> MisfitRule.QUARANTINE, Optional
                .empty(),
                new CanonicalJson()).convert(raw, verdict);
        if (!verdict.misfits().isEmpty()) {
            throw new SiteException(Problem.blocker("upgrade.problem.bad-value", action.id(), shape.name(),
                    name));
        }
        return cell;
    }

    private static Cell plain(JsonNode value) {
        if (value.isNull()) {
            return Cell.NULL;
        }
        if (value.isBoolean()) {
            return Cell.of(value.asBoolean());
        }
        if (value.isIntegralNumber()) {
            return new Cell.Int(value.asLong());
        }
        return value.isNumber() ? new Cell.Dec(value.decimalValue()) : new Cell.Text(value.asString());
    }
}
