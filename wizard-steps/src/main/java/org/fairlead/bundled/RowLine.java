package org.fairlead.bundled;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.convert.CellText;
import org.fairlead.diff.Unfolded;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * A row as one line of JSON, a member for each column: numbers, texts and truth values as JSON has them,
 * other
 * values as {@code {"stamp": "2026-01-31T10:00:00"}}. What a text holds that PHP serialized stands beside it
 * under the column's name and a dollar sign, for people and other programs; it is not read back. What is read
 * equals what was written. Not thread-safe.
 */
public final class RowLine {
    private static final String DECODED = "$";
    private static final int LONGEST = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(LONGEST).maxNumberLength(100)
                    .maxNameLength(1000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

    private final List<String> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public RowLine(List<String> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i);
        }
    }

    /** The line, without a line feed. */
    public byte[] write(Row row) {
        out.reset();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (int i = 0; i < columns.size(); i++) {
                json.writeName(columns.get(i));
                write(json, row.get(i));
                Optional<JsonNode> decoded = decoded(row.get(i));
                if (decoded.isPresent() && !places.containsKey(columns.get(i) + DECODED)) {
                    json.writeName(columns.get(i) + DECODED);
                    json.writeTree(decoded.get());
                }
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Cell cell) {
        switch (cell) {
            case Cell.Null() -> json.writeNull();
            case Cell.Bool(boolean value) -> json.writeBoolean(value);
            case Cell.Int(long value) -> json.writeNumber(value);
            case Cell.Text(String value) -> json.writeString(value);
            default -> {
                json.writeStartObject();
                json.writeStringProperty(CellText.kind(cell), CellText.text(cell));
                json.writeEndObject();
            }
        }
    }

    private static Optional<JsonNode> decoded(Cell cell) {
        if (!(cell instanceof Cell.Text(String text)) || !text.startsWith("a:")) {
            return Optional.empty();
        }
        return Optional.of(Unfolded.of(JsonNodeFactory.instance.stringNode(text))).filter(
                JsonNode::isContainer);
    }

    /**
     * The row of a line.
     *
     * @throws IllegalArgumentException
     * when it is none of these columns; what it holds is not told
     */
    Row read(byte[] bytes, int offset, int length) {
        var cells = new @Nullable Cell[columns.size()];
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                Integer place = places.get(name);
                json.nextToken();
                if (place != null) {
                    cells[place] = cell(json);
                } else {
                    expect(name.endsWith(DECODED) && places.containsKey(name.substring(0, name.length()
                            - 1)));
                    json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no row", e);
        }
        var whole = new Cell[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            expect(cell != null);
            whole[i] = cell == null ? Cell.NULL : cell;
        }
        return new Row(whole);
    }

    private static Cell cell(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Cell.NULL;
            case VALUE_TRUE -> Cell.TRUE;
            case VALUE_FALSE -> Cell.FALSE;
            case VALUE_NUMBER_INT -> new Cell.Int(json.getLongValue());
            case VALUE_STRING -> new Cell.Text(json.getString());
            case START_OBJECT -> {
                String kind = json.nextName();
                String text = kind == null ? null : json.nextStringValue();
                expect(text != null && json.nextToken() == JsonToken.END_OBJECT);
                yield CellText.of(String.valueOf(kind), String.valueOf(text));
            }
            default -> throw new IllegalArgumentException("no value");
        };
    }

    private static void expect(boolean so) {
        if (!so) {
            throw new IllegalArgumentException("no row of these columns");
        }
    }
}
