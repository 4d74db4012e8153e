package org.fairlead.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.playbook.Configuration.Kind;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;

/**
 * What a stored text means, and how a value is stored in a place: as the text of a row, or with PHP's type
 * within an
 * array. Thread-safe.
 */
public final class SettingCodec {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Kind kind;
    private final Place place;

    public SettingCodec(Kind kind, Place place) {
        this.kind = kind;
        this.place = place;
    }

    /** The value of a row's text; empty when it is none of this kind. */
    public Optional<JsonNode> ofRow(String raw) {
        Optional<JsonNode> plain = switch (kind) {
            case TEXT -> Optional.of(JSON.stringNode(raw));
            case INTEGER -> number(raw).filter(n -> n.stripTrailingZeros().scale() <= 0).map(n -> JSON
                    .numberNode(n
                            .toBigInteger()));
            case NUMBER -> number(raw).map(n -> JSON.numberNode(plain(n)));
            case BOOLEAN -> truth(raw);
            case TEXTS -> texts(raw);
        };
        return plain.map(this::common);
    }

    /** The value of a member of a serialized array; empty when it is none of this kind. */
    public Optional<JsonNode> ofMember(PhpValue member) {
        Optional<JsonNode> plain = switch (member) {
            case PhpValue.Str text when kind != Kind.TEXTS -> ofRow(text.text());
            case PhpValue.Int(long value) -> ofRow(Long.toString(value));
            case PhpValue.Dbl(String text) -> ofRow(text);
            case PhpValue.Bool(boolean value) when kind == Kind.BOOLEAN -> Optional.of(JSON.booleanNode(
                    value));
            case PhpValue.Array array when kind == Kind.TEXTS -> texts(array);
            default -> Optional.empty();
        };
        return plain.map(this::common);
    }

    private JsonNode common(JsonNode value) {
        if (!value.isString() || place.words().isEmpty()) {
            return value;
        }
        return place.words().entrySet().stream().filter(word -> word.getValue().equals(value.asString()))
                .map(Map.Entry::getKey).findFirst().map(JSON::stringNode).map(JsonNode.class::cast).orElse(
                        value);
    }

    private static Optional<BigDecimal> number(String raw) {
        return raw.length() < 40 && raw.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(raw))
                : Optional.empty();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<JsonNode> truth(String raw) {
        return switch (raw) {
            case "1", "true", "yes", "on" -> Optional.of(JSON.booleanNode(true));
            case "", "0", "false", "no", "off" -> Optional.of(JSON.booleanNode(false));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> texts(String raw) {
        if (raw.isEmpty()) {
            return Optional.of(JSON.arrayNode());
        }
        try {
            return PhpParser.parse(raw) instanceof PhpValue.Array array ? texts(array) : Optional.empty();
        } catch (PhpSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> texts(PhpValue.Array array) {
        ArrayNode list = JSON.arrayNode();
        for (PhpValue.Entry entry : array.entries()) {
            if (!(entry.value() instanceof PhpValue.Str text)) {
                return Optional.empty();
            }
            list.add(text.text());
        }
        return Optional.of(list);
    }

    /**
     * What a value becomes in a place of its own layout: the same, unless it is one that does harm there.
     */
    public JsonNode acceptable(String setting, JsonNode value, List<SettingNote> notes) {
        if (!value.isString() || !place.refused().contains(value.asString())) {
            return value;
        }
        notes.add(new SettingNote(setting, "refused", value.asString()));
        return place.byDefault() == null ? value : place.byDefault();
    }

    /** What a value becomes in this place, brought into its bounds; what had to be changed is noted. */
    public JsonNode fitted(String setting, JsonNode wanted, List<SettingNote> notes) {
        JsonNode value = acceptable(setting, wanted, notes);
        if (kind == Kind.INTEGER || kind == Kind.NUMBER) {
            return clamped(setting, value, notes);
        }
        if (!place.allowed().isEmpty() && kind == Kind.TEXT && !place.allowed().contains(value.asString())) {
            notes.add(new SettingNote(setting, "not-allowed", value.asString()));
            return place.byDefault() == null ? value : place.byDefault();
        }
        if (!place.allowed().isEmpty() && kind == Kind.TEXTS) {
            return filtered(setting, value, notes);
        }
        return value;
    }

    private JsonNode filtered(String setting, JsonNode value, List<SettingNote> notes) {
        ArrayNode kept = JSON.arrayNode();
        for (JsonNode text : value) {
            if (place.allowed().contains(text.asString())) {
                kept.add(text);
            } else {
                notes.add(new SettingNote(setting, "not-allowed", text.asString()));
            }
        }
        return kept.isEmpty() && place.byDefault() != null ? place.byDefault() : kept;
    }

    private JsonNode clamped(String setting, JsonNode value, List<SettingNote> notes) {
        BigDecimal number = value.decimalValue();
        BigDecimal fitted = number;
        if (!place.atLeast().isEmpty()) {
            fitted = fitted.max(new BigDecimal(place.atLeast()));
        }
        if (!place.atMost().isEmpty()) {
            fitted = fitted.min(new BigDecimal(place.atMost()));
        }
        if (fitted.compareTo(number) == 0) {
            return value;
        }
        notes.add(new SettingNote(setting, "clamped", number.toPlainString() + " → " + fitted
                .toPlainString()));
        return kind == Kind.INTEGER
                ? JSON.numberNode(fitted.setScale(0, RoundingMode.DOWN).toBigInteger())
                : JSON.numberNode(plain(fitted));
    }

    /** A value as the text of a row. */
    public String toRow(JsonNode value) {
        return switch (kind) {
            case TEXT -> word(value.asString());
            case INTEGER, NUMBER -> plain(value.decimalValue()).toPlainString();
            case BOOLEAN -> value.asBoolean() ? "1" : "";
            case TEXTS -> PhpWriter.text(list(value));
        };
    }

    /** A value with the type that the array of this place wants. */
    public PhpValue toMember(JsonNode value) {
        return switch (kind) {
            case TEXT -> PhpValue.Str.of(word(value.asString()));
            case INTEGER -> new PhpValue.Int(value.asLong());
            case NUMBER -> PhpValue.Dbl.of(value.asDouble());
            case BOOLEAN -> new PhpValue.Bool(value.asBoolean());
            case TEXTS -> list(value);
        };
    }

    private String word(String common) {
        return place.words().getOrDefault(common, common);
    }

    private static PhpValue.Array list(JsonNode value) {
        var texts = new ArrayList<PhpValue>();
        for (JsonNode text : value) {
            texts.add(PhpValue.Str.of(text.asString()));
        }
        return PhpValue.list(texts);
    }
}
