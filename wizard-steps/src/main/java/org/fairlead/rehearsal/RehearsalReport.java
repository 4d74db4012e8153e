package org.fairlead.rehearsal;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * What came of trying a plan on a copy of its target.
 *
 * @param run
 * id of the rehearsal in the record
 * @param place
 * the copy it was tried on, which is gone
 * @param finished
 * whether it went through to the end of verification
 * @param objects
 * tables, views and the like that the copy held
 * @param rows
 * rows that the copy held when it was made
 * @param copyMillis
 * how long it took to keep and restore the whole database
 * @param cut
 * what became of the connection that was cut on purpose: "gone-on", "failed", or "none" where there was no
 * work long enough to be cut
 * @param notTried
 * what a copy cannot show, as ids: "web", "commands", "redis", "provider", "mail", "files",
 * "logins"
 * @param issues
 * how many issues it met
 * @param suites
 * what the application's own test suites came to
 * @param millis
 * how long all of it took
 */
public record RehearsalReport(String run, String place, boolean finished, int objects, long rows,
        long copyMillis, String cut, List<String> notTried, int issues, List<Problem> suites,
        long millis) {
    public RehearsalReport {
        notTried = List.copyOf(notTried);
        suites = suites == null ? List.of() : List.copyOf(suites);
    }
}
