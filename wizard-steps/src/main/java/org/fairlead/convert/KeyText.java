package org.fairlead.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import org.fairlead.model.Cell;

/**
 * Keys of rows as one line of JSON: {@code [17]}, {@code ["a1b2"]}, {@code [{"uuid":"…"}]}. For checkpoints,
 * quarantine
 * and people; a key that was read is equal to the one that was written, whatever it is made of.
 */
public final class KeyText {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private KeyText() {}

    public static String write(List<Cell> key) {
        ArrayNode array = JSON.createArrayNode();
        for (Cell cell : key) {
            switch (cell) {
                case Cell.Null() -> array.addNull();
                case Cell.Int(long value) -> array.add(value);
                case Cell.BigInt(var value) when value.bitLength() >= Long.SIZE -> array.add(value);
                case Cell.BigInt(var value) -> array.addObject().put(CellText.kind(cell), CellText.text(
                        cell));
                case Cell.Bool(boolean value) -> array.add(value);
                case Cell.Text(String value) -> array.add(value);
                default -> array.addObject().put(CellText.kind(cell), CellText.text(cell));
            }
        }
        return array.toString();
    }

    /** The key that {@link #write} wrote. */
    public static List<Cell> read(String text) {
        var key = new ArrayList<Cell>();
        for (JsonNode node : JSON.readTree(text)) {
            if (node.isIntegralNumber()) {
                key.add(node.canConvertToLong() ? new Cell.Int(node.asLong()) : new Cell.BigInt(node
                        .bigIntegerValue()));
            } else if (node.isBoolean()) {
                key.add(Cell.of(node.asBoolean()));
            } else if (node.isNull()) {
                key.add(Cell.NULL);
            } else if (node.isObject()) {
                Map.Entry<String, JsonNode> member = node.properties().iterator().next();
                key.add(CellText.of(member.getKey(), member.getValue().asString()));
            } else {
                key.add(new Cell.Text(node.asString()));
            }
        }
        return key;
    }
}
