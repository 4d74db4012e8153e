package org.fairlead.rewrite;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * The string literals of a JSON text, changed in place: everything between them, numbers and blanks included,
 * stays
 * byte for byte as it is.
 */
final class JsonStrings {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonStrings() {}

    /** Makes another string of a decoded one. */
    interface Change {
        /** What takes the place of the text; the path says where it stands, such as ".urls.0". */
        String of(String text, String path);
    }

    /** Whether a text is a whole JSON object, array or string, and nothing else. */
    static boolean isJson(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || "{[\"".indexOf(stripped.charAt(0)) < 0) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && parser.nextToken() != null) {
                    return false;
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    static String rewrite(String text, Change change) {
        var out = new StringBuilder(text.length() + 64);
        int kept = 0;
        try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.VALUE_STRING && token != JsonToken.PROPERTY_NAME) {
                    continue;
                }
                int start = (int) parser.currentTokenLocation().getCharOffset();
                int end = literalEnd(text, start);
                String decoded = parser.getString();
                String path = parser.streamReadContext().pathAsPointer().toString().replace('/', '.');
                String changed = change.of(decoded, path);
                if (!changed.equals(decoded)) {
                    out.append(text, kept, start).append(encoded(changed, text.substring(start, end)));
                    kept = end;
                }
            }
        }
        return out.append(text, kept, text.length()).toString();
    }

    private static int literalEnd(String text, int start) {
        int at = start + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /**
     * Written with the habits of the literal it replaces: slashes and letters beyond ASCII escaped or not.
     */
    private static String encoded(String text, String before) {
        boolean slashes = before.contains("\\/");
        boolean ascii = before.chars().allMatch(c -> c < 0x80) && text.chars().anyMatch(c -> c >= 0x80);
        var out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '/' -> out.append(slashes ? "\\/" : "/");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || (ascii && c >= 0x80)) {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
