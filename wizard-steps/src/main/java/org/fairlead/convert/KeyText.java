package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

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

    private static final String OTHER = "other:";

    private KeyText() {}

    public static String write(List<Cell> key) {
        ArrayNode array = JSON.createArrayNode();
        for (Cell cell : key) {
            switch (cell) {
                case Cell.Null() -> array.addNull();
                case Cell.Int(long value) -> array.add(value);
                case Cell.BigInt(var value) when value.bitLength() >= Long.SIZE -> array.add(value);
                case Cell.BigInt(var value) -> array.addObject().put("bigint", value.toString());
                case Cell.Bool(boolean value) -> array.add(value);
                case Cell.Text(String value) -> array.add(value);
                default -> array.addObject().put(kind(cell), text(cell));
            }
        }
        return array.toString();
    }

    private static String kind(Cell cell) {
        return switch (cell) {
            case Cell.Other(String type, var text) -> OTHER + type;
            default -> cell.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Bytes(byte[] value) -> HexFormat.of().formatHex(value);
            case Cell.Dec(BigDecimal value) -> value.toString();
            case Cell.Dbl(double value) -> Double.toString(value);
            case Cell.Date(LocalDate value) -> value.toString();
            case Cell.Time(LocalTime value) -> value.toString();
            case Cell.Stamp(LocalDateTime value) -> value.toString();
            case Cell.Moment(Instant value) -> value.toString();
            case Cell.Uuid(UUID value) -> value.toString();
            case Cell.Json(String value) -> value;
            case Cell.Array(List<Cell> values) -> write(values);
            case Cell.Other(var type, String value) -> value;
            default -> throw new IllegalArgumentException("no member of a key");
        };
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
                key.add(cell(member.getKey(), member.getValue().asString()));
            } else {
                key.add(new Cell.Text(node.asString()));
            }
        }
        return key;
    }

    private static Cell cell(String kind, String text) {
        return switch (kind) {
            case "bigint" -> new Cell.BigInt(new BigInteger(text));
            case "bytes" -> new Cell.Bytes(HexFormat.of().parseHex(text));
            case "dec" -> new Cell.Dec(new BigDecimal(text));
            case "dbl" -> new Cell.Dbl(Double.parseDouble(text));
            case "date" -> new Cell.Date(LocalDate.parse(text));
            case "time" -> new Cell.Time(LocalTime.parse(text));
            case "stamp" -> new Cell.Stamp(LocalDateTime.parse(text));
            case "moment" -> new Cell.Moment(Instant.parse(text));
            case "uuid" -> new Cell.Uuid(UUID.fromString(text));
            case "json" -> new Cell.Json(text);
            case "array" -> new Cell.Array(read(text));
            default -> new Cell.Other(kind.substring(OTHER.length()), text);
        };
    }
}
