package org.fairlead.site.ssh;

import java.util.Optional;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;

/** What a login may need and nobody is asked for before it is needed. May block while a person is asked. */
public interface LoginSecrets {
    /** Of the key file; empty where none is known. The caller closes it. */
    Optional<Secret> passphrase() throws ProblemException;

    /** Of the user; empty where none is known. The caller closes it. */
    Optional<Secret> password() throws ProblemException;
}
