package org.fairlead.step;

/**
 * One step of a journey: takes a record, gives a record. Holds no state between calls; may block; is stopped
 * through
 * {@link StepContext#stop}.
 *
 * @param <I>
 * what it works on
 * @param <R>
 * what it reports when done
 */
public interface Step<I, R> {
    /** Id used in playbooks, records and texts, such as "assess". */
    String id();

    /**
     * Does the step, or as much of it as can be done.
     *
     * @throws StepException
     * when it fails; what is written so far stays recorded, so that it can be resumed or rolled back
     */
    StepOutcome<R> run(I input, StepContext context) throws StepException;
}
