package org.fairlead.site.env;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a {@code .env} file as python-dotenv reads it: comments, {@code export}, quotes with escapes,
 * values over
 * several lines, comments behind plain values. Where a name comes twice, the last one counts: that one is
 * changed, and
 * all of them are removed. What is not touched stays as it is, byte by byte, whatever its encoding.
 * {@code ${NAME}} is
 * not expanded. Immutable.
 */
final class EnvText {
    private static final String ESCAPES = "\\'\"abfnrtv";
    private static final String MEANINGS = "\\'\"\u0007\b\f\n\r\t\u000b";

    /** One character per byte (ISO 8859-1), so that no byte is lost. */
    private final String text;
    private final List<Binding> bindings;

    private EnvText(String text) {
        this.text = text;
        this.bindings = new EnvScanner(text).bindings();
    }

    static EnvText of(byte[] content) {
        return new EnvText(new String(content, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    List<String> names() {
        return values().keySet().stream().toList();
    }

    /** Names to values, in file order; a name without a sign of equality has an empty value. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (Binding binding : bindings) {
            values.put(binding.name(), decoded(binding));
        }
        return values;
    }

    /** This text with one name set to a value as {@link EnvValue} writes it. */
    EnvText set(String name, String written) {
        return setRaw(name, new String(written.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1));
    }

    /** The value of a name as it stands in the text, quotes included, one character per byte. */
    Optional<String> written(String name) {
        return last(name).map(b -> text.substring(b.valueStart(), b.valueEnd()));
    }

    private Optional<Binding> last(String name) {
        return bindings.stream().filter(b -> b.name().equals(name)).reduce((a, b) -> b);
    }

    /** This text with one name set to what {@link #written(String)} gave. */
    EnvText setRaw(String name, String bytes) {
        Optional<Binding> last = last(name);
        if (last.isPresent()) {
            Binding binding = last.get();
            String sign = binding.hasSign() ? "" : "=";
            return new EnvText(text.substring(0, binding.valueStart()) + sign + bytes
                    + text.substring(binding.valueEnd()));
        }
        boolean open = !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
        return new EnvText(text + (open ? newline() : "") + name + "=" + bytes + newline());
    }

    /** This text without any line of the name. */
    EnvText without(String name) {
        var out = new StringBuilder();
        int at = 0;
        for (Binding binding : bindings) {
            if (binding.name().equals(name)) {
                out.append(text, at, binding.lineStart());
                at = binding.lineEnd();
            }
        }
        return new EnvText(out.append(text.substring(at)).toString());
    }

    private String newline() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    private String decoded(Binding binding) {
        String raw = text.substring(binding.valueStart(), binding.valueEnd());
        String value = switch (binding.quote()) {
            case '"' -> unescape(raw.substring(1, raw.length() - 1), ESCAPES);
            case '\'' -> unescape(raw.substring(1, raw.length() - 1), "\\'");
            default -> raw;
        };
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String unescape(String written, String known) {
        String raw = written.replace("\r\n", "\n").replace('\r', '\n');
        var out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length() && known.indexOf(raw.charAt(i + 1)) >= 0) {
                i++;
                out.append(MEANINGS.charAt(ESCAPES.indexOf(raw.charAt(i))));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where a setting stands; the line's bounds take in its end of line. */
    record Binding(String name, int lineStart, int lineEnd, int valueStart, int valueEnd, char quote,
            boolean hasSign) {}

    /** Bindings found, for tests. */
    List<Binding> bindings() {
        return new ArrayList<>(bindings);
    }
}
