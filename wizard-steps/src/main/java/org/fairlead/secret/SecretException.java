package org.fairlead.secret;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** Something could not be sealed or opened: wrong passphrase or key, damaged, cut short. */
public final class SecretException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public SecretException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
