package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be replaced by what, in every way of writing that a text can stand in another text: as it is,
 * with JSON's
 * escaped slashes once and twice, URL-encoded, and with HTML's ampersands. Texts are replaced in one pass
 * from left to
 * right, the longest first, and what was put in is never looked at again.
 */
public final class Replacements {
    private final List<Pattern> patterns;
    private final boolean[] starts = new boolean[256];

    /** A text and what takes its place. */
    public record Pair(String from, String to) {
        public Pair {
            if (from.isEmpty()) {
                throw new IllegalArgumentException("nothing to look for");
            }
        }
    }

    /** A way to write one pair. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pattern(byte[] from, byte[] to, String spelling) {}

    private interface Spelling {
        String of(String text);
    }

    private static final Map<String, Spelling> SPELLINGS = spellings();

    private static Map<String, Spelling> spellings() {
        Map<String, Spelling> spellings = new LinkedHashMap<>();
        spellings.put("plain", text -> text);
        spellings.put("json", text -> text.replace("/", "\\/"));
        spellings.put("json-ascii", text -> ascii(text.replace("/", "\\/")));
        spellings.put("json-ascii-slashes", Replacements::ascii);
        spellings.put("json-in-json", text -> text.replace("/", "\\\\\\/"));
        spellings.put("url", text -> percent(text, true));
        spellings.put("url-lower-case", text -> percent(text, false));
        spellings.put("url-twice", text -> percent(percent(text, true), true));
        spellings.put("html", text -> text.replace("&", "&amp;"));
        return spellings;
    }

    public Replacements(List<Pair> pairs) {
        Map<String, Pattern> all = new LinkedHashMap<>();
        SPELLINGS.forEach((name, spelling) -> pairs.forEach(pair -> all.putIfAbsent(spelling.of(pair.from()),
                new Pattern(bytes(spelling.of(pair.from())), bytes(spelling.of(pair.to())), name))));
        patterns = new ArrayList<>(all.values());
        patterns.sort(Comparator.comparingInt((Pattern pattern) -> pattern.from().length).reversed());
        patterns.forEach(pattern -> starts[pattern.from()[0] & 0xff] = true);
    }

    /** Letters beyond ASCII as JSON's escapes, the way PHP writes them. */
    private static String ascii(String text) {
        var out = new StringBuilder();
        text.chars().forEach(c -> out.append(c < 0x80
                ? String.valueOf((char) c)
                : String.format(java.util.Locale.ROOT, "\\u%04x", c)));
        return out.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String percent(String text, boolean upper) {
        var out = new StringBuilder();
        for (byte b : bytes(text)) {
            char c = (char) (b & 0xff);
            boolean kept = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c
                    == '~');
            if (kept) {
                out.append(c);
            } else {
                String hex = String.format(java.util.Locale.ROOT, "%%%02x", b & 0xff);
                out.append(upper ? hex.toUpperCase(java.util.Locale.ROOT) : hex);
            }
        }
        return out.toString();
    }

    /** A place where something to be replaced stands. */
    public record Hit(int offset, String spelling) {}

    /** Every place, from left to right. */
    public List<Hit> find(byte[] text) {
        var hits = new ArrayList<Hit>();
        for (int at = 0; at < text.length; at++) {
            Optional<Pattern> pattern = at(text, at);
            if (pattern.isPresent()) {
                hits.add(new Hit(at, pattern.get().spelling()));
                at += pattern.get().from().length - 1;
            }
        }
        return hits;
    }

    /** The text with everything replaced; the very same array when there was nothing. */
    public byte[] apply(byte[] text) {
        java.io.ByteArrayOutputStream out = null;
        int kept = 0;
        for (int at = 0; at < text.length; at++) {
            Optional<Pattern> pattern = at(text, at);
            if (pattern.isPresent()) {
                out = out == null ? new java.io.ByteArrayOutputStream(text.length + 64) : out;
                out.write(text, kept, at - kept);
                out.writeBytes(pattern.get().to());
                kept = at + pattern.get().from().length;
                at = kept - 1;
            }
        }
        if (out == null) {
            return text;
        }
        out.write(text, kept, text.length - kept);
        return out.toByteArray();
    }

    private Optional<Pattern> at(byte[] text, int at) {
        if (!starts[text[at] & 0xff]) {
            return Optional.empty();
        }
        for (Pattern pattern : patterns) {
            if (startsWith(text, at, pattern.from())) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] text, int at, byte[] wanted) {
        if (text.length - at < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (text[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
