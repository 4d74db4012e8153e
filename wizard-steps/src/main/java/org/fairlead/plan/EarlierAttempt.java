package org.fairlead.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a plan takes over from a run that was taken back: what was to be mended, and what has to hold before
 * anybody
 * tries again.
 *
 * @param run
 * the run that was taken back
 * @param mustPass
 * checks of the playbook and own checks: each has to pass at the assessment, and closes the gate afterwards
 * @param remedies
 * ticked off by people
 */
public record EarlierAttempt(String run, List<String> mustPass, List<Remedy> remedies) {

    public static final EarlierAttempt NONE = new EarlierAttempt("", List.of(), List.of());
    private static final String ITEM = "remedy-";

    public EarlierAttempt {
        run = run == null ? "" : run;
        mustPass = mustPass == null ? List.of() : List.copyOf(mustPass);
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
    }

    /** Ids of the remedies on the checklist, in order. */
    public List<String> items() {
        return IntStream.rangeClosed(1, remedies.size()).mapToObj(number -> ITEM + number).toList();
    }

    /**
     * What keeps a cause from coming again.
     *
     * @param due
     * the day until which it is to be done, as ISO 8601; empty for none
     */
    public record Remedy(String cause, String remedy, String owner, String due) {
        public Remedy {
            remedy = remedy == null ? "" : remedy;
            owner = owner == null ? "" : owner;
            due = due == null ? "" : due;
        }
    }
}
