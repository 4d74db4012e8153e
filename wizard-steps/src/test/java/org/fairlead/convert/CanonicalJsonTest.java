package org.fairlead.convert;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.fairlead.convert.CanonicalJson.Flaw;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The canonical form against the server whose meaning of JSON it claims to have. */
class CanonicalJsonTest {
    private static Connection connection;
    private static PreparedStatement cast;

    @BeforeContainer
    static void connect() throws SQLException {
        connection = TestPostgres.connect("postgres");
        cast = connection.prepareStatement("SELECT ?::text::jsonb::text");
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    /** What the server makes of a text, empty when it refuses it. */
    private static Optional<String> jsonb(String text) throws SQLException {
        cast.setString(1, text);
        try (var results = cast.executeQuery()) {
            results.next();
            return Optional.of(results.getString(1));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> json() {
        return value(3);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> plain = Arbitraries.oneOf(Arbitraries.of("true", "false", "null"), number(),
                string());
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> space = Arbitraries.of("", " ", "\n\t");
        Arbitrary<String> inner = value(depth - 1);
        Arbitrary<String> member = Combinators.combine(Arbitraries.oneOf(string(), Arbitraries.of("\"a\"",
                "\"b\"",
                "\"ab\"", "\"\\u0061\"")), space, inner).as((name, blank, value) -> name + blank + ":"
                        + value);
        return Arbitraries.frequencyOf(Tuple.of(1, plain),
                Tuple.of(2, inner.list().ofMaxSize(4).map(values -> "[" + String.join(", ", values) + "]")),
                Tuple.of(3, member.list().ofMaxSize(5).map(members -> "{" + String.join(",", members)
                        + " }")));
    }

    private static Arbitrary<String> number() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(25);
        return Combinators.combine(Arbitraries.of("", "-"), digits.map(d -> d.replaceFirst("^0+(?=\\d)", "")),
                Arbitraries.oneOf(Arbitraries.just(""), digits.map(d -> "." + d)),
                Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.integers().between(-40, 40).map(e -> "e"
                        + e)))
                .as((sign, whole, fraction, exponent) -> sign + whole + fraction + exponent);
    }

    private static Arbitrary<String> string() {
        Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '~').map(s -> s.replace("\\", "")
                .replace("\"", ""));
        return Arbitraries.oneOf(plain,
                Arbitraries.of("ä", "🔑", "\\n", "\\u00e4", "\\ud83d\\udd11", "\\\\u0000", "\\/", "\\\"",
                        "\u007f", "",
                        "\\u0000", "\\ud83d", "\\udd11x"))
                .list().ofMaxSize(3).map(parts -> '"' + String.join("", parts) + '"');
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void meansWhatTheServerMeans(@ForAll("json") String text) throws Exception {
        Optional<String> stored = jsonb(text);
        var canonical = new CanonicalJson();

        assertThat(canonical.flaw(text).isEmpty()).as("is taken: %s", text).isEqualTo(stored.isPresent());
        if (stored.isPresent()) {
            assertThat(canonical.of(text)).isEqualTo(canonical.of(stored.get()));
        }
    }

    @Provide
    Arbitrary<String> broken() {
        return Combinators.combine(value(2), Arbitraries.integers().between(0, 60), Arbitraries.of("", ",",
                "}", "]",
                "\"", "\\", "0", "e", ".", "-", "+", "\u0001", "\ufeff", "'", "NaN", "//", "\u00a0")).as((
                        text, place,
                        put) -> {
                    int at = Math.min(place, text.length());
                    return text.substring(0, at) + put + text.substring(Math.min(text.length(), at + 1));
                }).filter(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void takesExactlyWhatTheServerTakes(@ForAll("broken") String text) throws Exception {
        assertThat(new CanonicalJson().flaw(text).isEmpty()).as("is taken: %s", text).isEqualTo(
                jsonb(text).isPresent());
    }

    @org.junit.jupiter.api.Test
    void knowsTheBoundsOfNumbers() throws Exception {
        connect();
        String many = "9".repeat(131_072);
        for (String number : List.of("1e400", "-1e400", "1e131071", "1e131072", "1e-16383", "1e-16384",
                "0e200000",
                "1e99999999999", "1e-99999999999", many, many + "9", many + ".5", "0." + "1".repeat(16_383),
                "0." + "1"
                        .repeat(16_384), "-0", "-0.0", "1.10", "100e-2")) {
            Optional<String> stored = jsonb(number);
            var canonical = new CanonicalJson();
            String shown = number.substring(0, Math.min(20, number.length())) + " of " + number.length();
            assertThat(canonical.flaw(number).isEmpty()).as(shown).isEqualTo(stored.isPresent());
            stored.ifPresent(text -> assertThat(canonical.of(number)).as(shown).isEqualTo(canonical.of(
                    text)));
        }
        close();
    }

    @org.junit.jupiter.api.Test
    void takesLongNamesAndDeepNests() throws Exception {
        connect();
        for (String text : List.of("{\"" + "n".repeat(60_000) + "\":1}", "[".repeat(800) + "]".repeat(800))) {
            assertThat(new CanonicalJson().flaw(text)).isEmpty();
            assertThat(jsonb(text)).isPresent();
        }
        close();
    }

    @org.junit.jupiter.api.Test
    void refusesANestThatNobodyMeans() {
        assertThat(new CanonicalJson().flaw("[".repeat(100_000))).contains(Flaw.INVALID);
    }

    @org.junit.jupiter.api.Test
    void tellsWhatIsWrong() {
        var flaws = Map.of("\"\\u0000\"", Flaw.NUL, "{\"\\u0000\":1}", Flaw.NUL, "\"\\ud83d\"", Flaw.INVALID,
                "",
                Flaw.INVALID, "{} {}", Flaw.INVALID);

        flaws.forEach((text, flaw) -> assertThat(new CanonicalJson().flaw(text)).as(text).contains(flaw));
    }
}
