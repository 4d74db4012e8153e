package org.fairlead.run;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * What the engine takes from the computer it runs on.
 *
 * @param memory
 * bytes of heap there may be, which bounds the work that a passphrase may cost
 */
public record Machine(Clock clock, SecureRandom random, long memory) {

    private static final int STRONG = 18;
    private static final int LEAST = 14;

    /** The strongest work factor for which a quarter of the memory is enough, 18 at the most. */
    int workFactor() {
        int factor = STRONG;
        while (factor > LEAST && org.fairlead.secret.AgeSealer.memory(factor) > memory / 4) {
            factor--;
        }
        return factor;
    }

    /** Bytes that opening with a passphrase may take. */
    long memoryForKeys() {
        return memory / 2;
    }
}
