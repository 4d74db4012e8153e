package org.fairlead.record;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** The record cannot be read or written: damaged, newer than this program, locked, disk full. */
public final class RecordException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public RecordException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
