package org.fairlead.diagnose;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
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
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char REPLACED = '\uFFFD';

    private final Playbook playbook;
    private final Database database;

    BrokenText(Playbook playbook, Database database) {
        this.playbook = playbook;
        this.database = database;
    }

    /** What can be wrong with a text. */
    enum Fault {
        /** UTF-8 that was taken for windows-1252. */
        TWICE_ENCODED,
        /** Holds U+FFFD, which stands where a character could not be read. */
        REPLACED,
        /** Begins like a serialized value of PHP and is none. */
        LENGTHS;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    void check(Answers answers) throws SiteException {
        Map<Fault, List<List<String>>> found = new EnumMap<>(Fault.class);
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
    private int look(TableShape shape, Map<Fault, List<List<String>>> found) throws SiteException {
        List<Column> columns = shape.columns().stream().filter(column -> column.kind() == ColumnKind.TEXT)
                .toList();
        if (columns.isEmpty()) {
            return 0;
        }
        List<Map<Fault, Integer>> faults = new ArrayList<>();
        columns.forEach(column -> faults.add(new EnumMap<>(Fault.class)));
        try (Transaction transaction = database.begin(Access.READ);
                Rows rows = transaction.read(new TableRead(shape.name(), columns, List.of(), List.of(),
                        ROWS))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    if (row.get(i) instanceof Cell.Text(String text)) {
                        Map<Fault, Integer> counts = faults.get(i);
                        fault(text).ifPresent(fault -> counts.merge(fault, 1, Integer::sum));
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

    /** What is wrong with a text, empty where nothing is seen. */
    static Optional<Fault> fault(String text) {
        if (text.indexOf(REPLACED) >= 0) {
            return Optional.of(Fault.REPLACED);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (PhpParser.looksSerialized(bytes) && !parses(bytes)) {
            return Optional.of(Fault.LENGTHS);
        }
        return bytes.length > text.length() && isTwiceEncoded(text) ? Optional.of(Fault.TWICE_ENCODED)
                : Optional.empty();
    }

    private static boolean parses(byte[] bytes) {
        try {
            PhpParser.parse(bytes);
            return true;
        } catch (PhpSyntaxException e) {
            return false;
        }
    }

    /** Whether the text, written as windows-1252, is UTF-8 again with characters beyond ASCII. */
    private static boolean isTwiceEncoded(String text) {
        try {
            ByteBuffer written = WINDOWS.newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(written).length() < text.length();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
