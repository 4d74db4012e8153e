package org.fairlead.action;

import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Cell;
import org.fairlead.playbook.Action.JsonMember;

/**
 * What a json-member action makes of a value, said once for the statement that writes it and for the
 * verification that
 * expects it: an object without the member gets it, anything else stays as it is.
 *
 * @param value
 * the member's value as JSON
 */
public record JsonMemberEffect(String table, String column, String member, String value) {

    private static final JsonFactory FACTORY = new JsonFactory();

    public static JsonMemberEffect of(JsonMember action, Parameters parameters) {
        Map<String, String> members = new TreeMap<>();
        action.value().forEach(
                (name, text) -> members.put(name, text.equals(":now") ? parameters.moment().toString()
                        : text));
        return new JsonMemberEffect(action.touches().table(), action.column(), action.member(),
                JsonMapper.shared().writeValueAsString(members));
    }

    /** The value after the action. */
    public Cell apply(Cell before) {
        if (!(before instanceof Cell.Json(String text)) || !takesMember(text)) {
            return before;
        }
        int end = text.lastIndexOf('}');
        boolean empty = text.substring(0, end).strip().equals("{");
        return new Cell.Json(text.substring(0, end) + (empty ? "" : ",")
                + JsonMapper.shared().writeValueAsString(member) + ":" + value + "}");
    }

    private boolean takesMember(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (member.equals(parser.currentName())) {
                    return false;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return true;
        }
    }
}
