package org.fairlead.bundled;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.record.Cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows as lines of a bundle. */
class RowLineTest {
    private final RowLine line = new RowLine(List.of("id", "text"));

    @Provide
    Arbitrary<Cell> cells() {
        return Arbitraries.oneOf(Cells.any(), Arbitraries.of("a:1:{i:0;s:1:\"x\";}", "a:0:{}", "a:1:{", "\n",
                "")
                .map(Cell.Text::new));
    }

    @Property(tries = 500)
    void whatIsReadEqualsWhatWasWritten(@ForAll("cells") Cell first, @ForAll("cells") Cell second) {
        byte[] written = line.write(new Row(first, second));

        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("\n");
        assertThat(line.read(written, 0, written.length)).isEqualTo(new Row(first, second));
    }

    @Test
    void whatPhpSerializedIsThereToReadAsWell() {
        byte[] written = line.write(new Row(new Cell.Int(7), new Cell.Text(
                "a:1:{i:0;a:1:{s:4:\"role\";s:4:\"user\";}}")));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(
                "{\"id\":7,\"text\":\"a:1:{i:0;a:1:{s:4:\\\"role\\\";s:4:\\\"user\\\";}}\","
                        + "\"text$\":[{\"role\":\"user\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"id\":1}", "{\"id\":1,\"text\":\"a\",\"more\":1}",
            "{\"id\":1,\"text\":\"a\",\"more$\":1}", "{\"id\":1,\"text\":\"a\"} {}",
            "{\"id\":1,\"id\":2,\"text\":\"a\"}",
            "{\"id\":1.5,\"text\":\"a\"}", "{\"id\":99999999999999999999,\"text\":\"a\"}",
            "{\"id\":1,\"text\":[1]}", "{\"id\":1,\"text\":{}}", "{\"id\":1,\"text\":{\"stamp\":\"no\"}}",
            "{\"id\":1,\"text\":{\"dec\":\"1e999999999\"}}", "{\"id\":1,\"text\":{\"bigint\":\"x\"}}",
            "{\"id\":1,\"text\":{\"class\":\"x\"}}", "{\"id\":1,\"text\":{\"array\":\"[{}]\"}}",
            "{\"id\":1,\"text\":{\"text\":\"a\",\"text\":\"b\"}}", "{\"id\":1,\"text\":{\"text\":{}}}"})
    void somethingElseIsRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> line.read(bytes, 0, bytes.length)).isInstanceOf(
                IllegalArgumentException.class);
    }
}
