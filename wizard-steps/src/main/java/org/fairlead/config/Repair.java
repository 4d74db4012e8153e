package org.fairlead.config;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.rewrite.TextFault;

/** Values whose text an earlier move has broken: what they probably were. Changes nothing by itself. */
public final class Repair {
    /** Kind of the note that a value can be repaired. */
    public static final String NOTE = "broken";

    /** Kind of the note that it will be, or was. */
    static final String DONE = "repaired";

    private static final int SHOWN = 48;
    private static final int BEFORE = 12;

    private Repair() {}

    /** The repaired value; empty where nothing is seen to be wrong, or nothing can be done. */
    static Optional<JsonNode> of(JsonNode value) {
        if (value.isString()) {
            return TextFault.repaired(value.asString()).map(JsonNodeFactory.instance::stringNode);
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        boolean any = false;
        for (JsonNode text : value) {
            Optional<String> repaired = text.isString() ? TextFault.repaired(text.asString()) : Optional
                    .empty();
            any |= repaired.isPresent();
            list.add(repaired.<JsonNode>map(JsonNodeFactory.instance::stringNode).orElse(text));
        }
        return any ? Optional.of(list) : Optional.empty();
    }

    /** Says what is broken and what it would become, from where the two differ. */
    static SettingNote note(String setting, String before, String after) {
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(
                same)) {
            same++;
        }
        int from = Math.max(0, same - BEFORE);
        return new SettingNote(setting, NOTE, part(before, from) + " → " + part(after, from));
    }

    static SettingNote note(String setting, JsonNode before, JsonNode after) {
        return note(setting, text(before), text(after));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String part(String text, int from) {
        int end = Math.min(text.length(), from + SHOWN);
        return (from > 0 ? "…" : "") + text.substring(from, end) + (end < text.length() ? "…" : "");
    }

    /** Notes of a value that is repaired: nothing about it is left for a person to do. */
    static List<SettingNote> done(List<SettingNote> notes) {
        return notes.stream().filter(note -> !note.kind().equals("not-understood")).map(note -> note.kind()
                .equals(
                        NOTE) ? new SettingNote(note.setting(), DONE, note.detail()) : note).toList();
    }

    /** Whether a setting can be repaired. */
    public static boolean isPossible(ImportItem item) {
        return item.source() != null && item.notes().stream().anyMatch(note -> note.kind().equals(NOTE)
                || note.kind()
                        .equals(DONE));
    }
}
