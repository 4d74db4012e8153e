package org.fairlead.rewrite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Gives texts of a serialized PHP value the lengths that they have. A text ends where a quote and a semicolon
 * stand from which on the rest can be read; the nearest such place that was not refused is tried first. What
 * cannot be made whole this way within bounds is given up.
 */
final class PhpLengths {
    private static final int MOST_TRIES = 20_000;
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 600;
    private static final int LONGEST = 1 << 20;

    private final byte[] in;
    private final List<Text> texts = new ArrayList<>();
    private int tries;
    private int open;

    /** Where a text stands: its head, its first byte, and the quote behind its last. */
    private record Text(int head, int first, int quote) {}

    private PhpLengths(byte[] in) {
        this.in = in;
    }

    /** The same value with right lengths; empty where nothing makes it one. */
    static Optional<String> repaired(String serialized) {
        byte[] bytes = serialized.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST || !PhpParser.looksSerialized(bytes)) {
            return Optional.empty();
        }
        var lengths = new PhpLengths(bytes);
        return lengths.value(0, 0, end -> end == bytes.length) ? Optional.of(lengths.written()).filter(
                PhpLengths::parses) : Optional.empty();
    }

    private static boolean parses(String text) {
        try {
            PhpParser.parse(text);
            return true;
        } catch (PhpSyntaxException e) {
            return false;
        }
    }

    private String written() {
        var out = new ByteArrayOutputStream(in.length);
        int from = 0;
        for (Text text : texts) {
            out.write(in, from, text.head() - from);
            out.writeBytes(("s:" + (text.quote() - text.first()) + ":\"").getBytes(StandardCharsets.UTF_8));
            out.write(in, text.first(), text.quote() - text.first());
            from = text.quote();
        }
        out.write(in, from, in.length - from);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Reads a value, and what follows it; whether that comes to the end. */
    private boolean value(int at, int depth, IntPredicate rest) {
        if (at + 1 >= in.length || depth > DEEPEST || open >= MOST_VALUES || ++tries > MOST_TRIES) {
            return false; // each value that is still open stands on the stack
        }
        open++;
        boolean whole = kind(at, depth, rest);
        open--;
        return whole;
    }

    private boolean kind(int at, int depth, IntPredicate rest) {
        return switch (in[at]) {
            case 's' -> text(at, rest);
            case 'a' -> array(at, depth, rest);
            case 'N', 'i', 'd', 'b' -> {
                int end = find((byte) ';', at, 40);
                yield end >= 0 && rest.test(end + 1);
            }
            default -> false;
        };
    }

    private boolean text(int at, IntPredicate rest) {
        int quote = find((byte) '"', at, 13);
        if (quote < 0) {
            return false;
        }
        for (int end = ends(quote + 1); end >= 0 && ++tries <= MOST_TRIES; end = ends(end + 1)) {
            texts.add(new Text(at, quote + 1, end));
            if (rest.test(end + 2)) {
                return true;
            }
            texts.removeLast();
        }
        return false;
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

    private boolean array(int at, int depth, IntPredicate rest) {
        int open = find((byte) '{', at, 14);
        String head = open < 0 ? "" : new String(in, at, open + 1 - at, StandardCharsets.UTF_8);
        if (!head.matches("a:[0-9]{1,4}:\\{")) {
            return false;
        }
        int count = Integer.parseInt(head.substring(2, head.length() - 2));
        return count <= MOST_VALUES && entries(open + 1, 2 * count, depth, rest);
    }

    private boolean entries(int at, int left, int depth, IntPredicate rest) {
        if (left == 0) {
            return at < in.length && in[at] == '}' && rest.test(at + 1);
        }
        return value(at, depth + 1, end -> entries(end, left - 1, depth, rest));
    }

    private int find(byte wanted, int from, int most) {
        for (int i = from; i < Math.min(in.length, from + most); i++) {
            if (in[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
