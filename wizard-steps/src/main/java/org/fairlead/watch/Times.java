package org.fairlead.watch;

import java.util.Locale;

/** Times as evidence shows them. */
public final class Times {
    private static final double MILLI = 1000.0;

    private Times() {}

    /** Microseconds as milliseconds; a dash where there is none. */
    public static String millis(long micros) {
        return micros < 0 ? "–" : String.format(Locale.ROOT, "%.1f ms", micros / MILLI);
    }
}
