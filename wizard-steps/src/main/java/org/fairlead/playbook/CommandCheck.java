package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

/**
 * A command that looks whether all is well. It runs in the folder of the target's application, and only where
 * the user has approved its text; variables as in {@link Action.Command}.
 *
 * @param when
 * it arises only where a choice has an answer ("choice=answer"); empty for always
 * @param exit
 * the status that says that all is well
 * @param expect
 * expression that must be found in what it says; empty for none
 * @param figures
 * numbers in what it says
 * @param known
 * messages of which the playbook knows what they mean
 * @param environment
 * variables for it
 * @param minutes
 * how long it may take; 0 for ten minutes
 */
public record CommandCheck(String run, String when, int exit, String expect, List<Figure> figures,
        List<KnownMessage> known, Map<String, String> environment, int minutes) {

    public static final CommandCheck NONE = new CommandCheck("", "", 0, "", List.of(), List.of(), Map.of(),
            0);
    private static final int USUAL_MINUTES = 10;

    public CommandCheck {
        figures = List.copyOf(figures);
        known = List.copyOf(known);
        environment = Map.copyOf(environment);
        minutes = minutes == 0 ? USUAL_MINUTES : minutes;
    }

    /**
     * A number in what a command says.
     *
     * @param name
     * what it is called, in words for people
     * @param pattern
     * expression whose first group is the number; found several times, the numbers are added up
     * @param atMost
     * the most it may be; empty for any
     */
    public record Figure(String name, String pattern, String atMost) {}
}
