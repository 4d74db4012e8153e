package org.fairlead.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The last bytes of what is compressed: a frame that zstd skips. Whether it is there tells a file that
 * was cut from one that was changed near its end. A bundle without it, put together again by other tools,
 * is sound all the same.
 */
final class EndMark {
    private static final int SKIPPED_FRAME = 0x184D2A50;
    private static final int FRAME = 0xFD2FB528;
    /** Bytes of {@link #beginning}. */
    static final int BEGINNING = 4;
    private static final String TEXT = "fairlead end  \n\n";

    private EndMark() {}

    /** What compressed content begins with. */
    static byte[] beginning() {
        return ByteBuffer.allocate(BEGINNING).order(ByteOrder.LITTLE_ENDIAN).putInt(FRAME).array();
    }

    static byte[] bytes() {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + text.length).order(ByteOrder.LITTLE_ENDIAN).putInt(SKIPPED_FRAME)
                .putInt(
                        text.length).put(text).array();
    }
}
