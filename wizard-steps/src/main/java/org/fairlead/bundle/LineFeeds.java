package org.fairlead.bundle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts line feeds, eight bytes at a time: every row of a bundle is looked at when it is written and
 * when it is read, and byte by byte that takes longer than its check sum.
 */
final class LineFeeds {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final long ALL = 0x0a0a_0a0a_0a0a_0a0aL;
    private static final long LOW = 0x7f7f_7f7f_7f7f_7f7fL;

    private LineFeeds() {}

    static long count(byte[] bytes, int offset, int length) {
        long count = 0;
        int at = offset;
        int end = offset + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            // the high bit of each byte that is zero, and of no other
            long zero = (long) EIGHT.get(bytes, at) ^ ALL;
            count += Long.bitCount(~(((zero & LOW) + LOW) | zero | LOW));
        }
        for (; at < end; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
