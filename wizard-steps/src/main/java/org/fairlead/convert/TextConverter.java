package org.fairlead.convert;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.fairlead.convert.ColumnConverter.Fit;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;

/** Texts, JSON, bytes and identifiers. Lengths are in characters (code points), as SQL counts them. */
final class TextConverter {
    private static final String ESCAPED_NUL = "u0000";

    private final Column target;
    private final CanonicalJson json;

    TextConverter(Column target, CanonicalJson json) {
        this.target = target;
        this.json = json;
    }

    Fit text(Cell raw) {
        String value = letters(raw);
        if (value == null) {
            return raw instanceof Cell.Bytes ? new Fit.No(MisfitKind.BAD_TEXT, "UTF-8") : Fit.wrongKind(raw);
        }
        if (value.indexOf('\0') >= 0) {
            return new Fit.No(MisfitKind.NUL_CHARACTER, "at " + value.indexOf('\0'));
        }
        if (unpaired(value)) {
            return new Fit.No(MisfitKind.BAD_TEXT, "surrogate");
        }
        if (target.length() >= 0 && value.length() > target.length()) {
            int count = value.codePointCount(0, value.length());
            if (count > target.length()) {
                return new Fit.No(MisfitKind.TOO_LONG, count + " > " + target.length());
            }
        }
        if (target.padded()) {
            return new Fit.Yes(new Cell.Text(padded(value)));
        }
        return new Fit.Yes(raw instanceof Cell.Text ? raw : new Cell.Text(value));
    }

    private String padded(String value) {
        return value + " ".repeat(Math.max(0, target.length() - value.codePointCount(0, value.length())));
    }

    Fit json(Cell raw) {
        if (raw instanceof Cell.Json) {
            return new Fit.Yes(raw);
        }
        String value = letters(raw);
        if (value == null) {
            return Fit.wrongKind(raw);
        }
        return json.flaw(value).<Fit>map(flaw -> switch (flaw) {
            case INVALID -> new Fit.No(MisfitKind.JSON_INVALID, value.length() + " characters");
            case NUL -> new Fit.No(MisfitKind.JSON_NUL, "");
        }).orElseGet(() -> new Fit.Yes(new Cell.Json(value)));
    }

    Fit uuid(Cell raw) {
        if (raw instanceof Cell.Uuid) {
            return new Fit.Yes(raw);
        }
        if (raw instanceof Cell.Text(String value)) {
            String digits = value.replace("-", "");
            if (digits.matches("[0-9a-fA-F]{32}")) {
                return new Fit.Yes(new Cell.Uuid(new UUID(Long.parseUnsignedLong(digits, 0, 16, 16),
                        Long.parseUnsignedLong(digits, 16, 32, 16))));
            }
        }
        return Fit.wrongKind(raw);
    }

    Fit bytes(Cell raw) {
        return switch (raw) {
            case Cell.Bytes bytes -> new Fit.Yes(bytes);
            case Cell.Text(String value) -> new Fit.Yes(new Cell.Bytes(value.getBytes(
                    StandardCharsets.UTF_8)));
            default -> Fit.wrongKind(raw);
        };
    }

    Fit other(Cell raw) {
        if (raw instanceof Cell.Other) {
            return new Fit.Yes(raw);
        }
        String value = letters(raw);
        return value == null ? Fit.wrongKind(raw) : new Fit.Yes(new Cell.Other(target.type(), value));
    }

    /** What a rule makes of a value, which may still not fit; empty when it can make nothing of it. */
    Optional<Cell> made(Cell raw, MisfitRule rule) {
        if (raw instanceof Cell.Bytes(byte[] bytes) && rule == MisfitRule.REPLACE) {
            return Optional.of(new Cell.Text(new String(bytes, StandardCharsets.UTF_8)));
        }
        String value = letters(raw);
        if (value == null) {
            return Optional.empty();
        }
        if (target.kind() == ColumnKind.JSON) {
            return Optional.of(new Cell.Text(rule == MisfitRule.WRAP ? quoted(value) : withoutNul(value,
                    rule)));
        }
        return Optional.of(new Cell.Text(switch (rule) {
            case TRUNCATE -> value.substring(0, value.offsetByCodePoints(0, target.length()));
            case STRIP -> value.replace("\0", "");
            default -> new String(value.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_16),
                    StandardCharsets.UTF_16);
        }));
    }

    /** Leaves out or replaces the escape of U+0000, and only where it really is that escape. */
    private static String withoutNul(String text, MisfitRule rule) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
            } else if (text.startsWith(ESCAPED_NUL, i + 1)) {
                out.append(rule == MisfitRule.STRIP ? "" : "\\ufffd");
                i += ESCAPED_NUL.length();
            } else {
                out.append(c).append(text.charAt(++i));
            }
        }
        return out.toString();
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean unpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static @Nullable String letters(Cell raw) {
        return switch (raw) {
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Int(long value) -> Long.toString(value);
            case Cell.Dbl(double value) -> Double.toString(value);
            case Cell.Dec(var value) -> value.toPlainString();
            case Cell.Bytes(byte[] value) -> decoded(value);
            case Cell.Other(var type, var value) -> value;
            default -> null;
        };
    }

    private static @Nullable String decoded(byte[] value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
