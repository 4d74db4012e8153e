package org.fairlead.step.rollback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.action.SchemaActions;
import org.fairlead.convert.CellText;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.SchemaObject.TableColumn;

/**
 * Columns that a run has added to a table, and whether anybody wrote into them: once what the run wrote is
 * taken
 * back, a value that is neither null nor the column's own default is somebody else's. What a function gives
 * as
 * default cannot be told from what was written and counts as the default.
 */
final class AddedColumns {
    private static final Pattern DEFAULT = Pattern.compile(
            "(?i)\\bDEFAULT\\s+('(?:[^']|'')*'|[+-]?[0-9]+(?:\\.[0-9]+)?|true|false|null|[a-z_][a-z0-9_]*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?");

    /** Places in a row, and what stands there when nobody wrote; empty where a function says it. */
    private final List<Place> places = new ArrayList<>();

    private record Place(int at, Optional<String> usual, boolean told) {}

    /**
     * @param columns
     * of the rows that are asked about
     * @param before
     * how many of them, the first, were there before the run
     */
    AddedColumns(Playbook playbook, String table, List<Column> columns, int before) {
        Map<String, String> definitions = new HashMap<>();
        for (Action action : playbook.actions()) {
            if (action instanceof Action.Schema schema) {
                SchemaActions.objects(schema).forEach(object -> {
                    if (object instanceof TableColumn(String of, String column, String definition) && of
                            .equals(
                                    table)) {
                        definitions.put(column, definition);
                    }
                });
            }
        }
        for (int i = before; i < columns.size(); i++) {
            Matcher usual = DEFAULT.matcher(definitions.getOrDefault(columns.get(i).name(), ""));
            boolean has = usual.find();
            Optional<String> literal = has ? literal(usual.group(1)) : Optional.empty();
            places.add(new Place(i, literal, !has || literal.isPresent()));
        }
    }

    private static Optional<String> literal(String written) {
        if (written.startsWith("'")) {
            return Optional.of(written.substring(1, written.length() - 1).replace("''", "'"));
        }
        String word = written.toLowerCase(Locale.ROOT);
        return NUMBER.matcher(word).matches() || word.equals("true") || word.equals("false") || word.equals(
                "null")
                        ? Optional.of(word)
                        : Optional.empty();
    }

    /** Whether somebody wrote into one of them. */
    boolean touched(Row row) {
        return places.stream().anyMatch(place -> place.told() && touched(row.get(place.at()), place.usual()));
    }

    private static boolean touched(Cell cell, Optional<String> usual) {
        if (cell instanceof Cell.Null) {
            return false;
        }
        String text = CellText.text(cell);
        return usual.filter(value -> same(text, value)).isEmpty();
    }

    private static boolean same(String text, String usual) {
        if (NUMBER.matcher(text).matches() && NUMBER.matcher(usual).matches()) {
            return new BigDecimal(text).compareTo(new BigDecimal(usual)) == 0;
        }
        return text.equals(usual) || (usual.equals("true") && text.equals("1")) || (usual.equals("false")
                && text
                        .equals("0"));
    }
}
