package org.fairlead.diff;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;

/** Opens texts that hold a list or map themselves, written as JSON or as PHP serializes it, for comparing. */
public final class Unfolded {
    /** Characters up to which a text is looked into. */
    private static final int LONGEST = 1 << 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Unfolded() {}

    /** What a value holds: the same value, unless it is a text that holds a list or map. */
    public static JsonNode of(JsonNode value) {
        if (!value.isString() || value.asString().length() > LONGEST) {
            return value;
        }
        String text = value.asString().strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(text, value);
        }
        return text.startsWith("a:") ? serialized(text, value) : value;
    }

    private static JsonNode json(String text, JsonNode otherwise) {
        try {
            JsonNode read = JsonMapper.shared().readTree(text);
            return read.isContainer() ? read : otherwise;
        } catch (JacksonException e) {
            return otherwise;
        }
    }

    private static JsonNode serialized(String text, JsonNode otherwise) {
        try {
            return of(PhpParser.parse(text));
        } catch (PhpSyntaxException e) {
            return otherwise;
        }
    }

    private static JsonNode of(PhpValue value) {
        return switch (value) {
            case PhpValue.Null none -> JSON.nullNode();
            case PhpValue.Bool(boolean truth) -> JSON.booleanNode(truth);
            case PhpValue.Int(long number) -> JSON.numberNode(number);
            case PhpValue.Dbl(String number) -> JSON.stringNode(number);
            case PhpValue.Str text -> of(JSON.stringNode(text.text()));
            case PhpValue.Array array -> entries(array.entries());
            case PhpValue.Obj object -> entries(object.properties());
            case PhpValue.Custom custom -> JSON.stringNode(custom.content().text());
            case PhpValue.Case one -> JSON.stringNode(one.name().text());
            case PhpValue.Reference reference -> JSON.stringNode("→ " + reference.number());
        };
    }

    private static JsonNode entries(List<PhpValue.Entry> entries) {
        boolean list = true;
        for (int i = 0; i < entries.size(); i++) {
            list &= entries.get(i).key().equals(new PhpValue.Int(i));
        }
        if (list) {
            ArrayNode array = JSON.arrayNode();
            entries.forEach(entry -> array.add(of(entry.value())));
            return array;
        }
        ObjectNode map = JSON.objectNode();
        entries.forEach(entry -> map.set(name(entry.key()), of(entry.value())));
        return map;
    }

    private static String name(PhpValue key) {
        return key instanceof PhpValue.Str text ? text.text()
                : key instanceof PhpValue.Int(long number) ? Long.toString(number) : "";
    }
}
