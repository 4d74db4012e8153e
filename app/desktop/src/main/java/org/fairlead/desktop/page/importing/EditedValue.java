package org.fairlead.desktop.page.importing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.config.SettingCodec;
import org.fairlead.config.SettingNote;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;

/** Reads what a person entered for a setting, and refuses what its place would not take. */
sealed interface EditedValue {

    /** A value that fits. */
    record Taken(JsonNode value) implements EditedValue {}

    /**
     * Something that does not fit.
     *
     * @param key
     * key of the sentence that says why
     */
    record Refused(String key, List<String> args) implements EditedValue {
        static Refused of(String key, String... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** Characters of a number that are read at all. */
    int LONGEST_NUMBER = 39;

    /**
     * Reads an entry.
     *
     * @param entered
     * "true" or "false" for a yes or no, one text to a line for a list
     */
    static EditedValue read(Setting setting, Place place, String entered) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (setting.kind()) {
            case TEXT -> fitting(setting, place, json.stringNode(entered));
            case BOOLEAN -> fitting(setting, place, json.booleanNode(Boolean.parseBoolean(entered)));
            case TEXTS -> {
                ArrayNode list = json.arrayNode();
                entered.lines().filter(line -> !line.isBlank()).forEach(list::add);
                yield fitting(setting, place, list);
            }
            case INTEGER -> entered.strip().matches("-?[0-9]{1," + LONGEST_NUMBER + "}") ? fitting(setting,
                    place, json.numberNode(new BigInteger(entered.strip()))) : Refused.of(
                            "window.import.edit.whole");
            case NUMBER -> entered.strip().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?") ? fitting(setting,
                    place, json.numberNode(new BigDecimal(entered.strip()))) : Refused.of(
                            "window.import.edit.number");
        };
    }

    private static EditedValue fitting(Setting setting, Place place, JsonNode value) {
        var notes = new ArrayList<SettingNote>();
        new SettingCodec(setting.kind(), place).fitted(setting.id(), value, notes);
        if (notes.isEmpty()) {
            return new Taken(value);
        }
        return switch (notes.getFirst().kind()) {
            case "clamped" -> Refused.of(place.atLeast().isEmpty() ? "window.import.edit.at-most"
                    : place.atMost().isEmpty() ? "window.import.edit.at-least" : "window.import.edit.between",
                    place.atLeast(), place.atMost());
            default -> Refused.of("window.import.edit.allowed", notes.getFirst().detail(), String.join(", ",
                    place.allowed()));
        };
    }

    /** A value as it is entered. */
    static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }
}
