package org.fairlead.cli;

import picocli.CommandLine.Option;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;

/** Signs for a backup whose restore could be tried nowhere. */
final class Accepting {
    private static final int LONGEST = 200;

    @Option(names = "--accept-unrehearsed", paramLabel = "NAME", descriptionKey = "option.accept-unrehearsed")
    private String name = "";

    /** Puts the name into the plan of the run, where one was given. */
    void sign(Session session) throws ProblemException {
        String signed = Failures.plain(name).strip();
        if (!signed.isEmpty()) {
            Plan plan = session.journey().plan();
            session.journey().change(plan.withBackup(plan.backup().withUnrehearsedAcceptedBy(signed.substring(
                    0, Math.min(LONGEST, signed.length())))));
        }
    }
}
