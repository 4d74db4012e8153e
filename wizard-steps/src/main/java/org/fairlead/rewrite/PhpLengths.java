package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Gives texts of a serialized PHP value the lengths that they have. A text ends where a quote and a semicolon
 * stand from which on the rest can be read; the nearest such place that was not refused is tried first. What
 * cannot be made whole this way within bounds is given up.
 */
final class PhpLengths {
    private static final int MOST_TRIES = 20_000;
    private static final int DEEPEST = 64;
    private static final int LONGEST = 1 << 20;

    private final byte[] in;
    private int tries;

    private PhpLengths(byte[] in) {
        this.in = in;
    }

    /** The same value with right lengths; empty where nothing makes it one. */
    static Optional<String> repaired(String serialized) {
        byte[] bytes = serialized.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST || !PhpParser.looksSerialized(bytes)) {
            return Optional.empty();
        }
        return new PhpLengths(bytes).value(0, 0, (end, text) -> end == bytes.length ? Optional.of(text)
                : Optional.empty()).filter(PhpLengths::parses);
    }

    private static boolean parses(String text) {
        try {
            PhpParser.parse(text);
            return true;
        } catch (PhpSyntaxException e) {
            return false;
        }
    }

    /** Goes on behind a value, and answers the whole where that comes to an end. */
    private interface Rest {
        Optional<String> from(int end, String text);
    }

    private Optional<String> value(int at, int depth, Rest rest) {
        if (at + 1 >= in.length || depth > DEEPEST || ++tries > MOST_TRIES) {
            return Optional.empty();
        }
        return switch (in[at]) {
            case 's' -> text(at, rest);
            case 'a' -> array(at, depth, rest);
            case 'N', 'i', 'd', 'b' -> scalar(at, rest);
            default -> Optional.empty();
        };
    }

    private Optional<String> scalar(int at, Rest rest) {
        int end = find((byte) ';', at);
        return end < 0 ? Optional.empty() : rest.from(end + 1, new String(in, at, end + 1 - at,
                StandardCharsets.UTF_8));
    }

    private Optional<String> text(int at, Rest rest) {
        int quote = find((byte) '"', at);
        if (quote < 0 || quote - at > 12) {
            return Optional.empty();
        }
        for (int end = ends(quote + 1); end >= 0; end = ends(end + 1)) {
            int length = end - quote - 1;
            String text = "s:" + length + ":\"" + new String(in, quote + 1, length, StandardCharsets.UTF_8)
                    + "\";";
            Optional<String> whole = rest.from(end + 2, text);
            if (whole.isPresent() || tries > MOST_TRIES) {
                return whole;
            }
        }
        return Optional.empty();
    }

    /** Where the next quote with a semicolon behind it stands. */
    private int ends(int from) {
        for (int i = from; i + 1 < in.length; i++) {
            if (in[i] == '"' && in[i + 1] == ';') {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> array(int at, int depth, Rest rest) {
        int open = find((byte) '{', at);
        if (open < 0 || open - at > 13) {
            return Optional.empty();
        }
        String head = new String(in, at, open + 1 - at, StandardCharsets.UTF_8);
        if (!head.matches("a:[0-9]{1,6}:\\{")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(head.substring(2, head.length() - 2));
        return entries(open + 1, 2 * count, depth, head, rest);
    }

    private Optional<String> entries(int at, int left, int depth, String before, Rest rest) {
        if (left == 0) {
            return at < in.length && in[at] == '}' ? rest.from(at + 1, before + "}") : Optional.empty();
        }
        return value(at, depth + 1, (end, text) -> entries(end, left - 1, depth + 1, before + text, rest));
    }

    private int find(byte wanted, int from) {
        for (int i = from; i < in.length; i++) {
            if (in[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
