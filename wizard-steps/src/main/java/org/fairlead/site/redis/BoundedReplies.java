package org.fairlead.site.redis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server answers, in version 2 of its protocol (RESP2), held to bounds while it is read: the driver
 * makes room for as much as a server announces, and a server may announce anything.
 */
final class BoundedReplies extends FilterInputStream {
    /** Entries of one answer. */
    private static final long MOST_ENTRIES = 1_000_000;
    /** Characters of a line. */
    private static final int LONGEST_LINE = 64 << 10;

    private final long largest;
    private final long most;
    private long taken;
    private State state = State.KIND;
    private char kind;
    private long number;
    private int line;
    private long left;

    private enum State {
        KIND, LINE, BULK
    }

    /** What was announced is more than is taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("an answer beyond the bound");
        }
    }

    /**
     * @param largest
     * bytes of one value
     * @param most
     * bytes of all that is answered to one request
     */
    BoundedReplies(InputStream in, long largest, long most) {
        super(in);
        this.largest = largest;
        this.most = most;
    }

    /** Begins to count anew: what comes now answers another request. */
    void beginAnswer() {
        taken = 0;
    }

    private void take(int bytes) throws IOException {
        taken += Math.max(0, bytes);
        if (taken > most) {
            throw new TooLarge();
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        take(one < 0 ? 0 : 1);
        if (one >= 0) {
            see((byte) one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int room) throws IOException {
        int count = super.read(into, from, room);
        take(count);
        for (int i = from; i < from + count;) {
            if (state == State.BULK) {
                long passed = Math.min(left, from + count - i);
                left -= passed;
                i += (int) passed;
                state = left == 0 ? State.KIND : State.BULK;
            } else {
                see(into[i++]);
            }
        }
        return count;
    }

    private void see(byte next) throws IOException {
        switch (state) {
            case KIND -> {
                kind = (char) next;
                number = 0;
                line = 0;
                state = State.LINE;
            }
            case LINE -> line((char) next);
            case BULK -> {
                left--;
                state = left == 0 ? State.KIND : State.BULK;
            }
        }
    }

    private void line(char next) throws IOException {
        if (next == '\n') {
            boolean filled = kind == '$' && number >= 0;
            left = number + 2;
            state = filled ? State.BULK : State.KIND;
            return;
        }
        if (++line > LONGEST_LINE) {
            throw new TooLarge();
        }
        if (kind != '$' && kind != '*') {
            return;
        }
        if (next == '-') {
            number = Long.MIN_VALUE; // nothing, which is announced as -1
        } else if (next >= '0' && next <= '9' && number >= 0) {
            number = number * 10 + next - '0';
            if (number > (kind == '$' ? largest : MOST_ENTRIES)) {
                throw new TooLarge();
            }
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = 0;
        while (skipped < bytes && read() >= 0) {
            skipped++;
        }
        return skipped;
    }
}
