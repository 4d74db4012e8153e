package org.fairlead.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataFormatTest {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void countsLineFeedsAsOneByOne(@ForAll @Size(max = 100) byte[] bytes, @ForAll @IntRange(
            max = 20) int from) {
        int offset = Math.min(from, bytes.length);
        long expected = 0;
        for (int i = offset; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] % 13);
            expected += bytes[i] == '\n' ? 1 : 0;
        }

        assertThat(LineFeeds.count(bytes, offset, bytes.length - offset)).isEqualTo(expected);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void countsTheRecordsOfCsvHoweverTheyAreCutUp(@ForAll @Size(min = 1, max = 9) List<@StringLength(
            max = 9) String> values, @ForAll @IntRange(min = 1, max = 7) int step) {
        var text = new StringBuilder("\"column\"\n");
        for (String value : values) {
            String row = "\"" + value.replace("\"", "\"\"") + "\"";
            assertThat(DataFormat.CSV.isRow(row.getBytes(StandardCharsets.UTF_8))).isTrue();
            text.append(row).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var count = new RowCount(DataFormat.CSV);
        for (int at = 0; at < bytes.length; at += step) {
            count.add(bytes, at, Math.min(step, bytes.length - at));
        }

        assertThat(count.rows()).isEqualTo(values.size());
    }

    @Test
    void takesOneRowAtATime() {
        assertThat(isRow(DataFormat.JSONL, "{}")).isTrue();
        assertThat(isRow(DataFormat.JSONL, "{}\n{}")).isFalse();
        assertThat(isRow(DataFormat.SQL, "")).isFalse();
        assertThat(isRow(DataFormat.CSV, "1,\"a\nb\"")).isTrue();
        assertThat(isRow(DataFormat.CSV, "1\n2")).isFalse();
        assertThat(isRow(DataFormat.CSV, "\"1")).isFalse();
    }

    private static boolean isRow(DataFormat format, String text) {
        return format.isRow(text.getBytes(StandardCharsets.UTF_8));
    }
}
