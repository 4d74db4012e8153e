package org.fairlead.playbook;

import java.util.List;

/**
 * What the logs of a site must not have said since the assessment.
 *
 * @param files
 * log files, or folders of them, below the folder of the application; {@code ${choice.<id>}} stands for an
 * answer, which may be a whole path of the machine, and nothing is read where it is empty
 * @param run
 * a command that says the lines since {@code $FAIRLEAD_SINCE} (a time as ISO 8601 has it, in UTC); runs only
 * where the user has approved it
 * @param when
 * the command arises only where a choice has an answer ("choice=answer"); empty for always
 * @param mark
 * a query whose one number tells at the assessment how far a table of log lines has come
 * @param rows
 * a query for the lines of that table behind {@code :mark}: time, level, message
 * @param known
 * messages of which the playbook knows what they mean
 */
public record LogCheck(List<String> files, String run, String when, String mark, String rows,
        List<KnownMessage> known) {

    public static final LogCheck NONE = new LogCheck(List.of(), "", "", "", "", List.of());

    public LogCheck {
        files = List.copyOf(files);
        known = List.copyOf(known);
    }
}
