package org.fairlead.rewrite;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import org.fairlead.rewrite.PhpValue.Entry;

/** Values of any shape, for tests of properties. */
final class PhpValues {
    private PhpValues() {}

    static Arbitrary<PhpValue> any() {
        Arbitrary<PhpValue> leaf = Arbitraries.oneOf(Arbitraries.just(new PhpValue.Null()), Arbitraries.of(
                new PhpValue.Bool(true), new PhpValue.Bool(false)), Arbitraries.longs().map(
                        PhpValue.Int::new), Arbitraries.doubles().map(PhpValue.Dbl::of), texts());
        return Arbitraries.lazyOf(() -> leaf, () -> leaf, () -> leaf, () -> arrays(any()), () -> objects(
                any()));
    }

    static Arbitrary<PhpValue.Str> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20).map(PhpValue.Str::of), Arbitraries
                .bytes().array(byte[].class).ofMaxSize(12).map(PhpValue.Str::new), Arbitraries.of(
                        "https://old.example/a", "\";}", "a:1:{", "ä🔑").map(PhpValue.Str::of));
    }

    private static Arbitrary<PhpValue> arrays(Arbitrary<PhpValue> values) {
        return values.list().ofMaxSize(4).map(list -> {
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < list.size(); i++) {
                entries.add(new Entry(i % 2 == 0 ? new PhpValue.Int(i - 1) : PhpValue.Str.of("k" + i), list
                        .get(i)));
            }
            return new PhpValue.Array(entries);
        });
    }

    private static Arbitrary<PhpValue> objects(Arbitrary<PhpValue> values) {
        return values.list().ofMaxSize(3).map(list -> {
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < list.size(); i++) {
                entries.add(new Entry(PhpValue.Str.of((i == 0 ? "\0*\0" : "") + "p" + i), list.get(i)));
            }
            return new PhpValue.Obj(PhpValue.Str.of("stdClass"), List.copyOf(entries));
        });
    }
}
