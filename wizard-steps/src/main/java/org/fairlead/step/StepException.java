package org.fairlead.step;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** A step failed; nothing is lost, it can be resumed or rolled back. */
public final class StepException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public StepException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    /** The same problem, now as a failure of the step. */
    public static StepException from(ProblemException cause) {
        return new StepException(cause.problem(), cause);
    }
}
