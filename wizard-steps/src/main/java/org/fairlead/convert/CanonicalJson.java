package org.fairlead.convert;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON in one form per meaning, the meaning being that of PostgreSQL's jsonb: members sorted, of equal names
 * the last one
 * counts, numbers as plain decimals with the zeros they were given ({@code 1e2} is 100, {@code 1.10} stays),
 * strings
 * unescaped. No number passes through a double. Thread-safe. */
public final class CanonicalJson {
    /** jsonb's own limits for a number: digits before and behind the point. */
    private static final int MOST_DIGITS = 131_072;
    private static final int LEAST_SCALE = 16_383;
    private static final int DEEPEST = 900;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(1
                    << 28)
                    .maxNumberLength(MOST_DIGITS).maxDocumentLength(1L << 28).build())
            .build();

    /** What is wrong with a JSON text. */
    public enum Flaw {
        /** No JSON, or one that no JSON type would take: a lone surrogate, a number too large. */
        INVALID,
        /** A string holds the character U+0000, which jsonb does not take. */
        NUL
    }

    /** The flaw of a text, empty when jsonb takes it. */
    public Optional<Flaw> flaw(String text) {
        var out = new StringBuilder(text.length());
        return write(text, out);
    }

    /** The canonical form.
     *
     * @throws IllegalArgumentException
     * when the text has a flaw */
    public String of(String text) {
        var out = new StringBuilder(text.length());
        write(text, out).ifPresent(flaw -> {
            throw new IllegalArgumentException("not canonical: " + flaw);
        });
        return out.toString();
    }

    /** Appends the canonical form; what was appended is worthless when a flaw is answered. */
    public Optional<Flaw> write(String text, StringBuilder out) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.of(Flaw.INVALID);
            }
            boolean clean = value(parser, out);
            if (parser.nextToken() != null) {
                return Optional.of(Flaw.INVALID);
            }
            return clean ? Optional.empty() : Optional.of(Flaw.NUL);
        } catch (JacksonException | ArithmeticException e) {
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

    private boolean object(JsonParser parser, StringBuilder out) {
        boolean clean = true;
        var members = new TreeMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            var member = new StringBuilder();
            clean &= string(name, member);
            parser.nextToken();
            member.append(':');
            clean &= value(parser, member);
            members.put(name, member.toString());
        }
        out.append('{');
        boolean first = true;
        for (String member : members.values()) {
            out.append(first ? "" : ",").append(member);
            first = false;
        }
        out.append('}');
        return clean;
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
        out.append(digits.equals("-0") ? "0" : digits);
        return true;
    }

    private static boolean number(String text, StringBuilder out) {
        var number = new BigDecimal(text);
        if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > LEAST_SCALE) {
            throw new ArithmeticException("number out of range");
        }
        out.append(number.toPlainString());
        return true;
    }

    /** Writes a string so that equal strings have equal letters and nothing ambiguous is left. */
    private static boolean string(String text, StringBuilder out) {
        boolean clean = true;
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            } else if (c == 0) {
                clean = false;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new ArithmeticException("lone surrogate");
                }
                out.append(c);
                c = text.charAt(++i);
            }
            out.append(c);
        }
        out.append('"');
        return clean;
    }
}
