package org.fairlead.bundle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** A bundle could not be written or cannot be believed. A wrong passphrase or key is not among these. */
public final class BundleException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** What it comes down to. */
    public enum Diagnosis {
        /** Changed after it was written, or never sound; the problem says where. */
        DAMAGED,
        /** It ends before its end, or a volume is missing. */
        CUT,
        /** It asks for something that is not done: too much, outside its folder, a secret in clear. */
        REFUSED,
        /** The disk, the memory or the caller got in the way; the bundle itself may be sound. */
        FAILED
    }

    private final Diagnosis diagnosis;
    private final transient List<Problem> problems;

    BundleException(Diagnosis diagnosis, Problem problem, @Nullable Throwable cause) {
        this(diagnosis, List.of(problem), cause);
    }

    BundleException(Diagnosis diagnosis, Problem problem) {
        this(diagnosis, List.of(problem), null);
    }

    BundleException(Diagnosis diagnosis, List<Problem> problems, @Nullable Throwable cause) {
        super(problems.getFirst(), cause);
        this.diagnosis = diagnosis;
        this.problems = List.copyOf(problems);
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Everything that is wrong, where several things could be told apart; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
