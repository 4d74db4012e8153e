package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A value as PHP's {@code serialize()} writes it, taken apart without PHP. Immutable. Writing what was parsed
 * gives the
 * same bytes.
 */
public sealed interface PhpValue {
    /** {@code N;} */
    record Null() implements PhpValue {}

    /** {@code b:1;} */
    record Bool(boolean value) implements PhpValue {}

    /** {@code i:-7;} */
    record Int(long value) implements PhpValue {}

    /**
     * {@code d:0.7;}
     *
     * @param text
     * the number as it was written, which may also be INF, -INF or NAN
     */
    record Dbl(String text) implements PhpValue {
        /** A number in the shortest form that reads back the same, as PHP 7.1 and newer write it. */
        public static Dbl of(double value) {
            return new Dbl(PhpFloats.text(value));
        }

        public double value() {
            return switch (text) {
                case "INF" -> Double.POSITIVE_INFINITY;
                case "-INF" -> Double.NEGATIVE_INFINITY;
                case "NAN" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        }
    }

    /** {@code s:5:"bytes";}: bytes, most often UTF-8 but not always. */
    @SuppressWarnings("ArrayRecordComponent") // equality by content is written out below
    record Str(byte[] bytes) implements PhpValue {
        public Str {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        public static Str of(String text) {
            return new Str(text.getBytes(StandardCharsets.UTF_8));
        }

        /** As text; what is no UTF-8 becomes U+FFFD. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Str(byte[] that) && Arrays.equals(bytes, that);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Str of " + bytes.length;
        }
    }

    /**
     * A key and its value.
     *
     * @param key
     * {@link Int} or {@link Str}
     */
    record Entry(PhpValue key, PhpValue value) {}

    /** {@code a:1:{…}}: entries in their order. */
    record Array(List<Entry> entries) implements PhpValue {
        public Array {
            entries = List.copyOf(entries);
        }

        /** The value under a text key. */
        public Optional<PhpValue> get(String key) {
            Str wanted = Str.of(key);
            return entries.stream().filter(entry -> entry.key().equals(wanted)).map(Entry::value).findFirst();
        }

        /** The same array with a value under a text key: in its place, or at the end. */
        public Array with(String key, PhpValue value) {
            Str wanted = Str.of(key);
            var changed = new java.util.ArrayList<Entry>();
            boolean there = false;
            for (Entry entry : entries) {
                boolean hit = entry.key().equals(wanted);
                changed.add(hit ? new Entry(wanted, value) : entry);
                there |= hit;
            }
            if (!there) {
                changed.add(new Entry(wanted, value));
            }
            return new Array(changed);
        }

        /** The same array without a text key. */
        public Array without(String key) {
            Str unwanted = Str.of(key);
            return new Array(entries.stream().filter(entry -> !entry.key().equals(unwanted)).toList());
        }
    }

    /**
     * {@code O:8:"stdClass":1:{…}}: an object's class and properties. Names of private ones hold U+0000, as
     * PHP writes
     * them.
     */
    record Obj(Str type, List<Entry> properties) implements PhpValue {
        public Obj {
            properties = List.copyOf(properties);
        }
    }

    /** {@code C:3:"Foo":5:{bytes}}: an object that wrote itself; its content is opaque. */
    record Custom(Str type, Str content) implements PhpValue {}

    /** {@code E:11:"Suit:Hearts";}: a case of an enumeration. */
    record Case(Str name) implements PhpValue {}

    /**
     * {@code R:2;} or {@code r:2;}: the same value as an earlier one, counted from 1.
     *
     * @param shared
     * true for R, a reference in PHP's sense; false for r, the same object once more
     */
    record Reference(long number, boolean shared) implements PhpValue {}

    /** A list of texts with the keys 0, 1, 2 … */
    static Array list(List<? extends PhpValue> values) {
        var entries = new java.util.ArrayList<Entry>();
        for (int i = 0; i < values.size(); i++) {
            entries.add(new Entry(new Int(i), values.get(i)));
        }
        return new Array(entries);
    }
}
