package org.fairlead.playbook;

import java.util.List;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/**
 * A file written by a person cannot be used; it carries everything that is wrong with it, in the order of the
 * file.
 */
public final class InvalidFileException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems
     * at least one
     */
    public InvalidFileException(List<Problem> problems) {
        super(problems.getFirst());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
