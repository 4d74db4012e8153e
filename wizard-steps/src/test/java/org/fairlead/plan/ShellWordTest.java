package org.fairlead.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShellWordTest {
    @Property(tries = 2000)
    void quotesStandAlone(@ForAll @StringLength(max = 60) String value) {
        if (value.indexOf('\0') >= 0) {
            assertThatThrownBy(() -> ShellWord.of(value)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(unquoted(ShellWord.of(value))).isEqualTo(value);
    }

    @Property(tries = 40)
    void aRealShellTakesItAsOneWord(@ForAll @StringLength(max = 60) String any) throws Exception {
        String value = new String(any.replace("\0", "").getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        assertThat(said("printf '%s|' " + ShellWord.of(value) + " end")).isEqualTo(value + "|end|");
    }

    /** The rules of XCU 2.2 for single quotes and backslashes, as far as they occur. */
    private static String unquoted(String word) {
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                value.append(word.charAt(++i));
            } else {
                assertThat(quoted || (Character.isLetterOrDigit(c) && c < 128) || "@%+:,./_-".indexOf(c) >= 0)
                        .isTrue();
                value.append(c);
            }
        }
        assertThat(quoted).isFalse();
        return value.toString();
    }

    private static String said(String script) throws IOException {
        Process process = new ProcessBuilder("sh").start();
        try (var in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
