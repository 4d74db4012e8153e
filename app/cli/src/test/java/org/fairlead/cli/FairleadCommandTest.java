package org.fairlead.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FairleadCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void tellsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).matches("fairlead \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void showsWhatCanBeAskedOfIt() {
        assertThat(execute()).isZero();
        assertThat(out.toString()).startsWith("Usage: fairlead");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(execute("--no-such-thing")).isEqualTo(2);
    }

    private int execute(String... arguments) {
        var commandLine = FairleadCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(new StringWriter()));
        return commandLine.execute(arguments);
    }
}
