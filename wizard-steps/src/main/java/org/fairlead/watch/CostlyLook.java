package org.fairlead.watch;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/**
 * Something that costs money or is asked of others when it is looked at, so that it is done now and then
 * only.
 */
public interface CostlyLook {
    /** Its name among what is watched. */
    String subject();

    /** Looks; what is answered is bad where it blocks or warns. */
    Problem look() throws ProblemException;
}
