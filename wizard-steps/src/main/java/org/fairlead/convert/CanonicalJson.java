package org.fairlead.convert;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * JSON in one form per meaning, the meaning being that of PostgreSQL's jsonb: members sorted, of equal names
 * the last one
 * counts, numbers as plain decimals with the zeros they were given ({@code 1e2} is 100, {@code 1.10} stays),
 * strings
 * unescaped. No number passes through a double. Not thread-safe: it remembers
 * the last few texts.
 */
public final class CanonicalJson {
    /** jsonb's own limits for a number: digits before and behind the point. */
    private static final int MOST_DIGITS = 131_072;
    private static final int LEAST_SCALE = 16_383;
    private static final int DEEPEST = 900;

    /** jsonb's own order of members: shorter names first, equally long ones by their bytes. */
    private static final Comparator<String> ORDER = CanonicalJson::compare;
    private static final int REMEMBERED = 16;

    private final @Nullable String[] texts = new String[REMEMBERED];
    private final String[] forms = new String[REMEMBERED];
    private int next;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(1
                    << 28)
                    .maxNameLength(1 << 28).maxNumberLength(MOST_DIGITS + LEAST_SCALE + 16).maxDocumentLength(
                            1L << 28).build())
            // small texts in great number: a buffer of the thread's own is cheaper than a shared pool
            .recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

    /** What is wrong with a JSON text. */
    public enum Flaw {
        /** No JSON, or one that no JSON type would take: a lone surrogate, a number too large. */
        INVALID,
        /** A string holds the character U+0000, which jsonb does not take. */
        NUL
    }

    /** The flaw of a text, empty when jsonb takes it. */
    public Optional<Flaw> flaw(String text) {
        for (String seen : texts) {
            if (isSame(seen, text)) {
                return Optional.empty();
            }
        }
        var out = new StringBuilder(text.length() + 16);
        Optional<Flaw> flaw = write(text, out);
        if (flaw.isEmpty()) {
            next = (next + 1) % REMEMBERED;
            texts[next] = text;
            forms[next] = out.toString();
        }
        return flaw;
    }

    /**
     * The canonical form, or the text as it is when it has a flaw. What was just looked at is not parsed
     * again.
     */
    public String of(String text) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (isSame(texts[i], text)) {
                return forms[i];
            }
        }
        return flaw(text).isPresent() ? text : forms[next];
    }

    @SuppressWarnings("ReferenceEquality") // the very same text, which converting and comparing hand on
    private static boolean isSame(@Nullable String seen, String text) {
        return seen == text;
    }

    private static int compare(String left, String right) {
        int order = Integer.compare(left.length(), right.length());
        if (isAscii(left) && isAscii(right)) {
            return order != 0 ? order : left.compareTo(right);
        }
        byte[] a = left.getBytes(StandardCharsets.UTF_8);
        byte[] b = right.getBytes(StandardCharsets.UTF_8);
        int bytes = Integer.compare(a.length, b.length);
        return bytes != 0 ? bytes : Arrays.compareUnsigned(a, b);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private Optional<Flaw> write(String text, StringBuilder out) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.of(Flaw.INVALID);
            }
            boolean clean = value(parser, out);
            if (parser.nextToken() != null) {
                return Optional.of(Flaw.INVALID);
            }
            return clean ? Optional.empty() : Optional.of(Flaw.NUL);
        } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            return Optional.of(Flaw.INVALID);
        }
    }

    private boolean value(JsonParser parser, StringBuilder out) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, out);
            case START_ARRAY -> array(parser, out);
            case VALUE_STRING -> string(parser.getString(), out);
            case VALUE_NUMBER_INT -> integer(parser.getString(), out);
            case VALUE_NUMBER_FLOAT -> number(parser.getString(), out);
            case VALUE_TRUE -> word("true", out);
            case VALUE_FALSE -> word("false", out);
            case VALUE_NULL -> word("null", out);
            default -> throw new ArithmeticException("unexpected token");
        };
    }

    /**
     * Writes members as they come and puts them in order only when they did not come so; PostgreSQL's do.
     */
    private boolean object(JsonParser parser, StringBuilder out) {
        boolean clean = true;
        boolean inOrder = true;
        int start = out.append('{').length();
        List<Member> members = new ArrayList<>();
        String last = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            inOrder &= last == null || ORDER.compare(last, name) < 0;
            last = name;
            int from = out.length();
            clean &= string(name, out);
            parser.nextToken();
            out.append(':');
            clean &= value(parser, out);
            members.add(new Member(name, from, out.append(',').length()));
        }
        if (!inOrder) {
            reorder(members, start, out);
        }
        if (!members.isEmpty()) {
            out.setLength(out.length() - 1);
        }
        out.append('}');
        return clean;
    }

    private record Member(String name, int from, int to) {}

    /** Sorts what was written since {@code start}; of members with one name the last stays. */
    private static void reorder(List<Member> members, int start, StringBuilder out) {
        var byName = new TreeMap<String, Member>(ORDER);
        members.forEach(member -> byName.put(member.name(), member));
        var sorted = new StringBuilder(out.length() - start);
        byName.values().forEach(member -> sorted.append(out, member.from(), member.to()));
        out.setLength(start);
        out.append(sorted);
    }

    private boolean array(JsonParser parser, StringBuilder out) {
        boolean clean = true;
        out.append('[');
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!first) {
                out.append(',');
            }
            first = false;
            clean &= value(parser, out);
        }
        out.append(']');
        return clean;
    }

    private static boolean word(String word, StringBuilder out) {
        out.append(word);
        return true;
    }

    private static boolean integer(String digits, StringBuilder out) {
        if (digits.length() > MOST_DIGITS) {
            throw new ArithmeticException("number out of range");
        }
        out.append(digits.equals("-0") ? "0" : digits);
        return true;
    }

    private static boolean number(String text, StringBuilder out) {
        var number = new BigDecimal(text);
        boolean large = number.signum() != 0 && number.precision() - (long) number.scale() > MOST_DIGITS;
        if (large || number.scale() > LEAST_SCALE) {
            throw new ArithmeticException("number out of range");
        }
        out.append(number.toPlainString());
        return true;
    }

    /** Writes a string so that equal strings have equal letters and nothing ambiguous is left. */
    private static boolean string(String text, StringBuilder out) {
        boolean clean = true;
        out.append('"');
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == 0) {
                out.append(text, run, i).append('\\');
                run = i;
                clean &= c != 0;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new ArithmeticException("lone surrogate");
                }
                i++;
            }
        }
        if (run == 0) {
            out.append(text); // whole, which is copied at once
        } else {
            out.append(text, run, text.length());
        }
        out.append('"');
        return clean;
    }
}
