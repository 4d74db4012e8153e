package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ThreadedOutputTest {
    @Test
    void handsOnWhatItGetsInOrder() throws Exception {
        var random = new Random(1);
        var bytes = new byte[3_000_000];
        random.nextBytes(bytes);
        var target = new ByteArrayOutputStream();
        try (var out = new ThreadedOutput(target)) {
            for (int at = 0; at < bytes.length;) {
                int count = Math.min(bytes.length - at, random.nextInt(300_000));
                out.write(bytes, at, count);
                at += count;
            }
        }
        assertThat(target.toByteArray()).isEqualTo(bytes);
    }

    /** A disk that fills up. */
    private static final class Full extends OutputStream {
        private int room = 500_000;
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void tellsThatTheOtherSideFailed() throws Exception {
        var disk = new Full();
        var out = new ThreadedOutput(disk);

        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                out.write(new byte[100_000]);
            }
        }).isInstanceOf(IOException.class).hasRootCauseMessage("No space left on device");
        assertThatThrownBy(out::close).isInstanceOf(IOException.class);
        assertThat(disk.closed).isTrue();
    }

    @Test
    void tellsAtTheLatestWhenItIsClosed() throws Exception {
        var disk = new Full();
        var out = new ThreadedOutput(disk);
        out.write(new byte[510_000]);

        assertThatThrownBy(out::close).isInstanceOf(IOException.class).hasRootCauseMessage(
                "No space left on device");
        assertThat(disk.closed).isTrue();
    }
}
