package org.fairlead.secret;

import org.fairlead.model.ProblemException;

/** Gives a secret when one is needed: from the environment, a file, or a person. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The secret.
     *
     * @param kind
     * "env", "file" or "ask"
     * @param name
     * name of the variable, path of the file, or the key of the question: "target.password",
     * "choice.email-password"
     * @throws ProblemException
     * when it is not to be had
     */
    Secret get(String kind, String name) throws ProblemException;
}
