package org.fairlead.watch;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/**
 * Something that is looked at again and again.
 *
 * @param subject
 * its name: the path of a page, the id of a timing, "own/" and the id of a look of the site's own,
 * "machine/" and the id of a look at its machine
 * @param limitMicros
 * what it may take; -1 where nothing is known
 */
record Look(String subject, long limitMicros, Eye eye) {

    /** Opening a connection of one's own. */
    static final String CONNECTION = "connection";
    /** Before the id of a look at what the machine has left. */
    static final String MACHINE = "machine/";

    /** Does the looking; what it answers is bad where it blocks or warns. */
    interface Eye {
        Problem look() throws ProblemException;
    }
}
