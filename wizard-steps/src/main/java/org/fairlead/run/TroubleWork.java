package org.fairlead.run;

import java.util.List;

import org.fairlead.compare.CompareReport;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
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

    /** What the logs of the target's machine say since the assessment, as far as there is a way to them. */
    List<Finding> logs() throws ProblemException;

    /**
     * Puts the same requests to the old and to the new address of the site and compares the answers. Only
     * reads.
     *
     * @param before
     * the old address; empty for that of the plan's source
     * @param now
     * the new one; empty for that of the plan's target
     * @param paths
     * beside those that playbook and plan look at
     */
    CompareReport compare(String before, String now, List<String> paths) throws ProblemException;

    /**
     * Sends one test mail with the settings that the application has now. Only the server it was handed to
     * stands in the record, not the address.
     *
     * @return where it was handed over
     * @throws ProblemException
     * where the settings send nothing, or the server does not take it
     */
    Problem testMail(String to, String subject, String text) throws ProblemException;

    /** The most minutes for which settings are lent. */
    int MINUTES = 240;

    /** The repairs there are, each as it stands on the target now. Writes nothing. */
    List<RepairOffer> repairs() throws ProblemException;

    /**
     * Does a repair that a person has confirmed.
     *
     * @param minutes
     * for how long settings are lent, 1 to {@value #MINUTES}; of no account for other repairs
     */
    RepairOffer repair(String id, int minutes) throws ProblemException;

    /** Takes a repair back that this run did. */
    RepairOffer takeBack(String id) throws ProblemException;

    /**
     * Gives settings back whose time is over, also where the program was killed meanwhile. Asks for nothing
     * where none is lent.
     *
     * @return ids of the repairs that ended
     */
    List<String> giveBackDue() throws ProblemException;
}
