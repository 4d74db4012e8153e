package org.fairlead.site;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the beginning and the end of what a command says, however much that is. Thread-safe.
 */
public final class KeptOutput extends OutputStream {
    private static final int FIRST = 8 << 10;
    private static final int LAST = 24 << 10;

    private final byte[] first = new byte[FIRST];
    private final byte[] last = new byte[LAST];
    private long count;

    @Override
    public synchronized void write(int b) {
        keep((byte) b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            keep(bytes[i]);
        }
    }

    private void keep(byte b) {
        if (count < FIRST) {
            first[(int) count] = b;
        } else {
            last[(int) ((count - FIRST) % LAST)] = b;
        }
        count++;
    }

    /** Bytes that were said. */
    public synchronized long count() {
        return count;
    }

    /**
     * What was kept, as text in UTF-8 without control characters other than line ends and tabs; where
     * something is missing, a line with its bytes stands in its place.
     */
    public synchronized String text() {
        int head = (int) Math.min(count, FIRST);
        long more = count - head;
        int tail = (int) Math.min(more, LAST);
        byte[] end = new byte[tail];
        for (int i = 0; i < tail; i++) {
            end[i] = last[(int) ((more - tail + i) % LAST)];
        }
        if (more > tail) {
            return plain(new String(first, 0, head, StandardCharsets.UTF_8) + "\n[… " + (more - tail)
                    + " B …]\n" + new String(end, StandardCharsets.UTF_8));
        }
        byte[] whole = Arrays.copyOf(first, head + tail);
        System.arraycopy(end, 0, whole, head, tail);
        return plain(new String(whole, StandardCharsets.UTF_8));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").replaceAll(
                "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\n\t]]", "\ufffd");
    }
}
