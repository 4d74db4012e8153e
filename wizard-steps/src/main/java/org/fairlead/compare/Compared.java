package org.fairlead.compare;

import java.util.List;

/**
 * One request, as both addresses answered it.
 *
 * @param differences
 * "silent-old", "silent-new", "status", "text", "length", "slower"; empty where both answer alike
 * @param line
 * number of the first line of the page's words that differs; 0 where none does
 * @param oldLine
 * that line at the old address, secrets covered, cut to {@value #LONGEST} characters
 * @param newLine
 * likewise at the new one
 */
public record Compared(String path, Seen before, Seen now, List<String> differences, int line,
        String oldLine, String newLine) {

    static final int LONGEST = 160;

    public Compared {
        differences = List.copyOf(differences);
    }

    /** Both statuses, as "200 → 500". */
    public String statuses() {
        return before.status() + " → " + now.status();
    }

    /** Both lengths in characters. */
    public String lengths() {
        return before.length() + " → " + now.length();
    }

    /** Both times in milliseconds. */
    public String times() {
        return before.millis() + " → " + now.millis();
    }

    public boolean same() {
        return differences.isEmpty();
    }

    /**
     * An answer.
     *
     * @param status
     * HTTP status; 0 where nothing answered
     * @param length
     * characters that were read
     */
    public record Seen(int status, int length, long millis) {
        static final Seen NOTHING = new Seen(0, 0, 0);
    }
}
