package org.fairlead.plan;

import java.util.List;

/**
 * Questions put to the site and to providers, which may cost money; only as many as are allowed here.
 *
 * @param calls
 * the most calls that may cost something in one step, 1 to 200; 0 for none
 * @param ask
 * what is asked
 * @param rounds
 * how often the first question is put to time its answer, 0 to 20
 * @param fromHistory
 * how many of the newest questions of the site's own users are put to both services when one takes the
 * place of the other, 0 to 20; what they asked and were answered never goes into a report
 * @param watchMinutes
 * from one time that the first question is put to the next while the site is watched, 1 to 1,440; 0 for
 * never.
 * All that are put while it is watched are no more than {@code calls}
 */
public record Questions(int calls, List<Question> ask, int rounds, int fromHistory, int watchMinutes) {

    public static final Questions NONE = new Questions(0, List.of(), 0, 0, 0);

    public static final int MOST_CALLS = 200;
    public static final int MOST_ROUNDS = 20;

    public Questions {
        ask = List.copyOf(ask);
    }

    /** Nothing is asked while the site is watched. */
    public Questions(int calls, List<Question> ask, int rounds, int fromHistory) {
        this(calls, ask, rounds, fromHistory, 0);
    }

    public boolean allowed() {
        return calls > 0;
    }

    /**
     * A question.
     *
     * @param topic
     * for people, such as "billing"; may be empty
     * @param expect
     * a piece of text that a good answer holds, whatever its case; empty where people rate it
     */
    public record Question(String topic, String text, String expect) {}
}
