package org.fairlead.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

import org.fairlead.model.Problem;

/**
 * Unpacked bytes, of which no more come out than are asked for: so much for the next header, so much for
 * the next entry, so much in all, and so much for the size of what is unpacked. The tar reader behind it
 * would otherwise take a name of any length into memory.
 */
final class BoundedInput extends FilterInputStream {
    private final BundleLimits limits;
    private final LongSupplier packed;
    private long total;
    private long allowed;

    /**
     * @param packed
     * bytes of the bundle read so far
     */
    BoundedInput(InputStream in, BundleLimits limits, LongSupplier packed) {
        super(in);
        this.limits = limits;
        this.packed = packed;
    }

    /** A bound was met. */
    static final class TooMuchException extends IOException {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final long bound;

        TooMuchException(String key, long bound) {
            super(key + " " + bound);
            this.key = key;
            this.bound = bound;
        }

        Problem problem(String file) {
            return Problem.blocker(key, file, bound);
        }
    }

    /** From here on this many bytes may be read, until the next call. */
    void allow(long bytes) {
        allowed = bytes;
    }

    long total() {
        return total;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            take(count);
        }
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        var skipped = new byte[Math.clamp(bytes, 0, 1 << 13)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void take(int count) throws TooMuchException {
        total += count;
        allowed -= count;
        if (allowed < 0) {
            throw new TooMuchException("bundle.problem.header-size", limits.describing());
        }
        if (total > limits.total()) {
            throw new TooMuchException("bundle.problem.total-size", limits.total());
        }
        if (total > limits.free() && total / limits.ratio() > packed.getAsLong()) {
            throw new TooMuchException("bundle.problem.ratio", limits.ratio());
        }
    }
}
