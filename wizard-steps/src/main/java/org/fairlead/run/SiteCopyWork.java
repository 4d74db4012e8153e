package org.fairlead.run;

import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * A scratch copy of the target as it was before the run: its database and, where that can be had, the folder
 * of the site, which sends no mail and asks nobody outside. It stays until it is removed, so that the old
 * version can answer beside the migrated site. What is said of {@link Journey} holds here too.
 */
public interface SiteCopyWork {
    /**
     * Makes the copy, of the site itself as long as the run has not written to it, then in place of an
     * earlier copy; afterwards of the whole database that its backup kept, where no copy is there.
     *
     * @param passphrase
     * opens the backup; needed only once the run has written
     * @throws StepException
     * where there is no copy of the time before the run to be had
     */
    StepOutcome<SiteCopyReport> make(Optional<Secret> passphrase, Controls controls) throws StepException;

    /** The copy that is there. */
    Optional<SiteCopyReport> there() throws ProblemException;

    /**
     * Has PHP's own server answer for the copy, on the loopback address of the machine where it lies, until
     * {@link #stop} or until the run is closed. A server that already runs goes on.
     *
     * @param php
     * name or path of the program there, such as "php"
     * @throws ProblemException
     * where there is no PHP, no folder, or the copy does not answer
     */
    Served serve(String php) throws ProblemException;

    /** The server that runs now. */
    Optional<Served> served();

    /** Why the last server is no longer there, where it ended by itself. */
    default Optional<Problem> ended() {
        return Optional.empty();
    }

    /** Ends the server; the copy stays. */
    void stop();

    /** Ends the server and removes the copy. */
    void remove() throws ProblemException;

    /**
     * A copy that answers.
     *
     * @param address
     * at which this computer reaches it
     * @param amiss
     * what its front page says against it
     */
    record Served(String address, Optional<Problem> amiss) {}
}
