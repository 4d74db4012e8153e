package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.rewrite.PhpValue.Entry;

/**
 * Replaces texts within values of any nesting: serialized by PHP, JSON, URL-encoded, base64, and each of
 * these within the
 * others. A second run changes nothing unless a replacement holds what it replaces. Thread-safe.
 */
public final class Rewriter {
    private static final int DEEPEST = 16;
    private static final Pattern BASE64 = Pattern.compile(
            "(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{16,}={0,2}(?![A-Za-z0-9+/=])");

    private final Replacements replacements;

    public Rewriter(Replacements replacements) {
        this.replacements = replacements;
    }

    /**
     * What became of a value.
     *
     * @param value
     * the value now; the same bytes when nothing was replaced
     * @param open
     * why parts that hold something to be replaced were left alone, empty when all was understood
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rewritten(byte[] value, List<Left> open) {
        public Rewritten {
            open = List.copyOf(open);
        }

        /** The value as text. */
        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /**
     * A part that was left as it is.
     *
     * @param path
     * where in the value, such as "history[2].content"
     * @param reason
     * "damaged", "opaque", "too-deep"
     */
    public record Left(String path, String reason) {}

    /** Rewrites a value. */
    public Rewritten rewrite(byte[] value) {
        var open = new ArrayList<Left>();
        byte[] changed = text(value, "", 0, open);
        return new Rewritten(changed, open);
    }

    /** Rewrites a value that came as text. */
    public Rewritten rewrite(String value) {
        return rewrite(value.getBytes(StandardCharsets.UTF_8));
    }

    /** What would still be found in a value: nothing, after a clean rewrite. */
    public List<Replacements.Hit> residue(byte[] value) {
        var hits = new ArrayList<>(replacements.find(value));
        Matcher matcher = BASE64.matcher(new String(value, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            byte[] inner = decoded(matcher.group());
            if (inner.length > 0 && !replacements.find(inner).isEmpty()) {
                hits.add(new Replacements.Hit(matcher.start(), "base64"));
            }
        }
        return hits;
    }

    private byte[] text(byte[] value, String path, int depth, List<Left> open) {
        if (value.length == 0 || residue(value).isEmpty()) {
            return value;
        }
        if (depth > DEEPEST) {
            open.add(new Left(path, "too-deep"));
            return value;
        }
        if (PhpParser.looksSerialized(value)) {
            try {
                PhpValue parsed = PhpParser.parse(value);
                return PhpWriter.write(php(parsed, path, depth, open));
            } catch (PhpSyntaxException e) {
                open.add(new Left(path, "damaged")); // a length would be wrong afterwards
                return value;
            }
        }
        String json = Utf8.decode(value).filter(JsonStrings::isJson).orElse("");
        if (!json.isEmpty()) {
            return JsonStrings.rewrite(json, (inner, name) -> member(inner, path + name, depth, open))
                    .getBytes(
                            StandardCharsets.UTF_8);
        }
        return base64(replacements.apply(value), path, depth, open);
    }

    /**
     * A string of a JSON text; half a letter, which JSON may hold, stays untouched with the text around it.
     */
    private String member(String text, String path, int depth, List<Left> open) {
        byte[] before = text.getBytes(StandardCharsets.UTF_8);
        byte[] after = text(before, path, depth + 1, open);
        if (Arrays.equals(before, after)) {
            return text;
        }
        if (!new String(before, StandardCharsets.UTF_8).equals(text)) {
            open.add(new Left(path, "damaged"));
            return text;
        }
        return new String(after, StandardCharsets.UTF_8);
    }

    private PhpValue php(PhpValue value, String path, int depth, List<Left> open) {
        return switch (value) {
            case PhpValue.Str(byte[] bytes) -> new PhpValue.Str(text(bytes, path, depth + 1, open));
            case PhpValue.Array(List<Entry> entries) -> new PhpValue.Array(entries(entries, path, depth,
                    open));
            case PhpValue.Obj(PhpValue.Str type, List<Entry> properties) -> new PhpValue.Obj(type, entries(
                    properties, path, depth, open));
            case PhpValue.Custom custom -> {
                if (!residue(custom.content().bytes()).isEmpty()) {
                    open.add(new Left(path, "opaque"));
                }
                yield custom;
            }
            default -> value;
        };
    }

    private List<Entry> entries(List<Entry> entries, String path, int depth, List<Left> open) {
        var changed = new ArrayList<Entry>(entries.size());
        for (Entry entry : entries) {
            String below = path + name(entry.key());
            PhpValue key = entry.key() instanceof PhpValue.Str(byte[] bytes)
                    ? new PhpValue.Str(replacements.apply(bytes))
                    : entry.key();
            changed.add(new Entry(key, php(entry.value(), below, depth, open)));
        }
        return changed;
    }

    private static String name(PhpValue key) {
        return switch (key) {
            case PhpValue.Int(long number) -> "[" + number + "]";
            case PhpValue.Str text -> "." + text.text().replace('\0', '·');
            default -> "";
        };
    }

    /**
     * Texts that are base64 of something that holds a hit; what would not be written back alike is left
     * alone.
     */
    private byte[] base64(byte[] value, String path, int depth, List<Left> open) {
        Matcher matcher = BASE64.matcher(new String(value, StandardCharsets.ISO_8859_1));
        var out = new StringBuilder();
        boolean any = false;
        while (matcher.find()) {
            byte[] inner = decoded(matcher.group());
            byte[] changed = inner.length == 0 ? inner : text(inner, path + "(base64)", depth + 1, open);
            boolean same = Arrays.equals(inner, changed);
            any |= !same;
            matcher.appendReplacement(out, same ? matcher.group() : Base64.getEncoder().encodeToString(
                    changed));
        }
        return any ? matcher.appendTail(out).toString().getBytes(StandardCharsets.ISO_8859_1) : value;
    }

    private static byte[] decoded(String text) {
        try {
            byte[] inner = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(inner).equals(text) ? inner : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
