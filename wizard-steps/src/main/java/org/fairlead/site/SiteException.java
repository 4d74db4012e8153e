package org.fairlead.site;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** A site did not do what it was asked; the problem says what, where and what to do. */
public final class SiteException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;

    private SiteException(Problem problem, @Nullable Throwable cause, boolean refusal) {
        super(problem, cause);
        this.refusal = refusal;
    }

    public SiteException(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, false);
    }

    /** The site works but does not take this data: a constraint, a type, a range. */
    public static SiteException refused(Problem problem, Throwable cause) {
        return new SiteException(problem, cause, true);
    }

    /** Whether other data could have been taken. */
    public boolean isRefusal() {
        return refusal;
    }

    public SiteException(Problem problem) {
        this(problem, null, false);
    }
}
