package org.fairlead.site;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** A site did not do what it was asked; the problem says what, where and what to do. */
public final class SiteException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final boolean refusal;
    private final boolean parentMissing;

    private SiteException(Problem problem, @Nullable Throwable cause, boolean refusal,
            boolean parentMissing) {
        super(problem, cause);
        this.refusal = refusal;
        this.parentMissing = parentMissing;
    }

    public SiteException(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, false, false);
    }

    /** The site works but does not take this data: a constraint, a type, a range. */
    public static SiteException refused(Problem problem, Throwable cause) {
        return new SiteException(problem, cause, true, false);
    }

    /** The site does not take this data because a row that it names is not there. */
    public static SiteException withoutParent(Problem problem, Throwable cause) {
        return new SiteException(problem, cause, true, true);
    }

    /** Whether it was refused because a row that it names is not there. */
    public boolean isParentMissing() {
        return parentMissing;
    }

    /** Whether other data could have been taken. */
    public boolean isRefusal() {
        return refusal;
    }

    public SiteException(Problem problem) {
        this(problem, null, false, false);
    }
}
