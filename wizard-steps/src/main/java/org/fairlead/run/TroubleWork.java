package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;

/**
 * What helps a person with a run that is in trouble. Blocks; one call at a time, like everything of a
 * journey.
 */
public interface TroubleWork {
    /**
     * Runs the checks that a card of help names, on the target as it is now. They leave no step in the record
     * and close no gate.
     *
     * @throws ProblemException
     * where there is no such card, no target, or the target does not answer
     */
    List<Finding> check(String card) throws ProblemException;
}
