package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.rewrite.PhpValue.Entry;

/**
 * Reads the format of PHP's {@code serialize()}. Strict: lengths are byte lengths and must fit, nothing may
 * follow the
 * value. Bounded in depth and by the input's own size, whatever a length claims.
 */
public final class PhpParser {
    private static final int DEEPEST = 512;

    private final byte[] in;
    private int at;
    private int depth;
    private long slots;

    private PhpParser(byte[] in) {
        this.in = in;
    }

    /**
     * Parses a whole value.
     *
     * @throws PhpSyntaxException
     * when it is anything else, or more than one value
     */
    public static PhpValue parse(byte[] serialized) throws PhpSyntaxException {
        var parser = new PhpParser(serialized);
        PhpValue value = parser.value(true);
        if (parser.at != serialized.length) {
            throw parser.wrong("something follows");
        }
        return value;
    }

    /** Parses a value that came as text. */
    public static PhpValue parse(String serialized) throws PhpSyntaxException {
        return parse(serialized.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a text begins like a serialized value that is more than a bare scalar; it may be damaged all
     * the same.
     */
    public static boolean looksSerialized(byte[] text) {
        if (text.length < 4 || text[1] != ':') {
            return false;
        }
        boolean kind = text[0] == 'a' || text[0] == 'O' || text[0] == 'C' || text[0] == 's' || text[0] == 'E';
        int i = 2;
        while (i < text.length && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return kind && i > 2 && i < text.length - 1 && text[i] == ':' && (text[i + 1] == '{' || text[i + 1]
                == '"');
    }

    private PhpValue value(boolean slot) throws PhpSyntaxException {
        slots += slot ? 1 : 0;
        byte kind = next();
        if (kind == 'N') {
            expect(';');
            return new PhpValue.Null();
        }
        expect(':');
        return switch (kind) {
            case 'b' -> truth();
            case 'i' -> new PhpValue.Int(number(';'));
            case 'd' -> new PhpValue.Dbl(decimal());
            case 's' -> ended(quoted());
            case 'a' -> new PhpValue.Array(entries(count()));
            case 'O' -> object();
            case 'C' -> custom();
            case 'E' -> new PhpValue.Case(ended(quoted()));
            case 'R', 'r' -> reference(kind == 'R', slot);
            default -> throw wrong("unknown kind");
        };
    }

    private PhpValue truth() throws PhpSyntaxException {
        byte digit = next();
        if (digit != '0' && digit != '1') {
            throw wrong("no truth value");
        }
        expect(';');
        return new PhpValue.Bool(digit == '1');
    }

    private PhpValue.Str ended(PhpValue.Str text) throws PhpSyntaxException {
        expect(';');
        return text;
    }

    private PhpValue object() throws PhpSyntaxException {
        PhpValue.Str type = quoted();
        expect(':');
        return new PhpValue.Obj(type, entries(count()));
    }

    private PhpValue reference(boolean shared, boolean slot) throws PhpSyntaxException {
        long number = number(';');
        if (number < 1 || number > slots) {
            throw wrong("reference to nothing");
        }
        slots -= shared && slot ? 1 : 0; // a reference takes no slot of its own
        return new PhpValue.Reference(number, shared);
    }

    private PhpValue custom() throws PhpSyntaxException {
        PhpValue.Str type = quoted();
        expect(':');
        int length = length();
        expect('{');
        PhpValue.Str content = new PhpValue.Str(bytes(length));
        expect('}');
        return new PhpValue.Custom(type, content);
    }

    private int count() throws PhpSyntaxException {
        int count = length();
        expect('{');
        return count;
    }

    private List<Entry> entries(int count) throws PhpSyntaxException {
        if (++depth > DEEPEST) {
            throw wrong("nested too deep");
        }
        var entries = new ArrayList<Entry>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            PhpValue key = value(false);
            boolean good = key instanceof PhpValue.Str || key instanceof PhpValue.Int;
            if (!good) {
                throw wrong("no key");
            }
            entries.add(new Entry(key, value(true)));
        }
        expect('}');
        depth--;
        return entries;
    }

    private PhpValue.Str quoted() throws PhpSyntaxException {
        int length = length();
        expect('"');
        byte[] bytes = bytes(length);
        expect('"');
        return new PhpValue.Str(bytes);
    }

    private byte[] bytes(int length) throws PhpSyntaxException {
        if (length > in.length - at) {
            throw wrong("cut short");
        }
        var bytes = new byte[length];
        System.arraycopy(in, at, bytes, 0, length);
        at += length;
        return bytes;
    }

    /** A length and the colon behind it; never more than there are bytes left. */
    private int length() throws PhpSyntaxException {
        if (at >= in.length || in[at] < '0' || in[at] > '9') {
            throw wrong("no length");
        }
        long length = number(':');
        if (length > in.length - at) {
            throw wrong("longer than what is there");
        }
        return (int) length;
    }

    private long number(char end) throws PhpSyntaxException {
        int start = at;
        while (at < in.length && in[at] != end) {
            at++;
        }
        String digits = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
        expect(end);
        // PHP writes no plus sign, no leading zero and no minus zero; anything else could not be written back alike
        if (!digits.matches("0|-?[1-9][0-9]{0,18}")) {
            throw wrong("no number");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw wrong("number too large");
        }
    }

    private String decimal() throws PhpSyntaxException {
        int start = at;
        while (at < in.length && in[at] != ';') {
            at++;
        }
        String text = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
        expect(';');
        if (!text.matches("-?INF|NAN|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            throw wrong("no decimal");
        }
        return text;
    }

    private byte next() throws PhpSyntaxException {
        if (at >= in.length) {
            throw wrong("cut short");
        }
        return in[at++];
    }

    private void expect(char wanted) throws PhpSyntaxException {
        if (at >= in.length || in[at] != wanted) {
            throw wrong("no '" + wanted + "'");
        }
        at++;
    }

    private PhpSyntaxException wrong(String what) {
        return new PhpSyntaxException(what, at);
    }
}
