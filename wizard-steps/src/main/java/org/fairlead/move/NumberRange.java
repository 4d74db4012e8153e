package org.fairlead.move;

import java.util.Optional;

/**
 * The numbers that the rows of one dataset get on a target that has rows of its own: above all that it has
 * given out when the run began, and reserved before the first row is written.
 *
 * @param after
 * the greatest number that the target had given out; what the source calls 1 becomes the next one
 * @param last
 * the greatest number reserved
 */
public record NumberRange(long after, long last) {
    /** How many numbers there are: the greatest of the source that has one. */
    long size() {
        return last - after;
    }

    /** The form that is kept in the record. */
    String text() {
        return after + " " + last;
    }

    static Optional<NumberRange> parse(String text) {
        String[] parts = text.split(" ", -1);
        return parts.length == 2 ? Optional.of(new NumberRange(Long.parseLong(parts[0]), Long.parseLong(
                parts[1]))) : Optional.empty();
    }
}
