package org.fairlead.site;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a key without reading it.
 *
 * @param bytes
 * memory that it takes on the server, 0 where the server does not say
 */
public record KeyLook(KeyName name, String type, boolean expires, long bytes) {

    private static final int MOST_AT_ONCE = 200;
    private static final long BYTES_AT_ONCE = 4 << 20;

    /** Whether it can be carried: read, kept and put back. */
    public boolean isCarried() {
        return bytes <= KeyValues.LARGEST;
    }

    /** Keys in the order given, in parts that are small enough to be read at once. */
    public static List<List<KeyLook>> batches(List<KeyLook> looks) {
        var batches = new ArrayList<List<KeyLook>>();
        var batch = new ArrayList<KeyLook>();
        long bytes = 0;
        for (KeyLook look : looks) {
            if (!batch.isEmpty() && (batch.size() >= MOST_AT_ONCE || bytes + look.bytes() > BYTES_AT_ONCE)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(look);
            bytes += look.bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
