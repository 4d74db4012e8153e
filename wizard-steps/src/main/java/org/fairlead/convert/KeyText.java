package org.fairlead.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import org.fairlead.model.Cell;

/**
 * Keys of rows as one line of JSON: {@code [17]}, {@code ["a1b2"]}, {@code [{"uuid":"…"}]}. For checkpoints,
 * quarantine
 * and people; round-trips the kinds that keys are made of.
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
                case Cell.BigInt(var value) -> array.add(value);
                case Cell.Dec(var value) -> array.add(value);
                case Cell.Bool(boolean value) -> array.add(value);
                case Cell.Text(String value) -> array.add(value);
                case Cell.Uuid(UUID value) -> array.addObject().put("uuid", value.toString());
                case Cell.Other(String type, String text) -> array.addObject().put("type", type).put("text",
                        text);
                default -> array.addObject().put("type", cell.getClass().getSimpleName()).put("text", inner(
                        cell));
            }
        }
        return array.toString();
    }

    private static String inner(Cell cell) {
        String shown = cell.toString();
        return shown.substring(shown.indexOf('[') + 1, shown.length() - 1);
    }

    /** The key that {@link #write} wrote. */
    public static List<Cell> read(String text) {
        var key = new ArrayList<Cell>();
        for (JsonNode node : JSON.readTree(text)) {
            if (node.isIntegralNumber()) {
                key.add(node.canConvertToLong() ? new Cell.Int(node.asLong()) : new Cell.BigInt(node
                        .bigIntegerValue()));
            } else if (node.isNumber()) {
                key.add(new Cell.Dec(node.decimalValue()));
            } else if (node.isBoolean()) {
                key.add(Cell.of(node.asBoolean()));
            } else if (node.isNull()) {
                key.add(Cell.NULL);
            } else if (node.has("uuid")) {
                key.add(new Cell.Uuid(UUID.fromString(node.get("uuid").asString())));
            } else if (node.isObject()) {
                key.add(new Cell.Other(node.path("type").asString(), node.path("text").asString()));
            } else {
                key.add(new Cell.Text(node.asString()));
            }
        }
        return key;
    }
}
