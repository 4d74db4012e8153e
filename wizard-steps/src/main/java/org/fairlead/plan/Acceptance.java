package org.fairlead.plan;

import java.util.List;

import org.fairlead.playbook.Configuration;

/**
 * What must hold before a run counts as good, beyond what the playbook asks of every run.
 *
 * @param critical
 * capabilities of the site that must not suffer: each of their checks closes the gate
 * @param checks
 * looks of the site's own
 * @param decideAfter
 * steps after which the run waits for somebody to say whether it goes on or back
 * @param watch
 * how the site is watched when the run is over
 * @param logins
 * users as whom the site is tried
 * @param questions
 * what is asked of the site and of providers at a cost
 * @param flows
 * what is written at one place and has to arrive at another
 * @param earlier
 * what is taken over from a run that was taken back
 */
public record Acceptance(List<String> critical, List<OwnCheck> checks, List<String> decideAfter,
        Watching watch, List<Login> logins, Questions questions, List<FlowCheck> flows,
        EarlierAttempt earlier) {

    public static final Acceptance NONE = new Acceptance(List.of(), List.of(), List.of());

    /** Steps that a run may wait after. */
    public static final List<String> STEPS = List.of("backup", "import", "transfer", "upgrade", "verify");

    public Acceptance {
        critical = List.copyOf(critical);
        checks = List.copyOf(checks);
        decideAfter = List.copyOf(decideAfter);
        watch = watch == null ? Watching.USUAL : watch;
        logins = logins == null ? List.of() : List.copyOf(logins);
        questions = questions == null ? Questions.NONE : questions;
        flows = flows == null ? List.of() : List.copyOf(flows);
        earlier = earlier == null ? EarlierAttempt.NONE : earlier;
    }

    /** Nobody is logged in, and nothing that costs money is asked. */
    public Acceptance(List<String> critical, List<OwnCheck> checks, List<String> decideAfter,
            Watching watch) {
        this(critical, checks, decideAfter, watch, List.of(), Questions.NONE, List.of(), EarlierAttempt.NONE);
    }

    /** Watched as usual. */
    public Acceptance(List<String> critical, List<OwnCheck> checks, List<String> decideAfter) {
        this(critical, checks, decideAfter, Watching.USUAL);
    }

    /**
     * How the site is watched.
     *
     * @param everySeconds
     * from one look to the next, 5 to 3,600; 0 for the usual minute
     * @param forMinutes
     * how long, up to seven days; 0 for the usual half hour
     * @param failures
     * how many looks in a row may fail or be too slow before it is time to go back, 1 to 100; 0 for the usual
     * three
     */
    public record Watching(int everySeconds, int forMinutes, int failures) {

        public static final Watching USUAL = new Watching(60, 30, 3);
        public static final int LEAST_SECONDS = 5;
        public static final int MOST_MINUTES = 7 * 24 * 60;

        public Watching {
            everySeconds = everySeconds == 0 ? 60 : everySeconds;
            forMinutes = forMinutes == 0 ? 30 : forMinutes;
            failures = failures == 0 ? 3 : failures;
        }
    }

    /** The same without anybody who logs in, and without anything that costs money. */
    public Acceptance withoutPeople() {
        return new Acceptance(critical, checks, decideAfter, watch, List.of(), Questions.NONE, List.of(),
                earlier);
    }

    public Acceptance withLogins(List<Login> others) {
        return new Acceptance(critical, checks, decideAfter, watch, others, questions, flows, earlier);
    }

    public Acceptance withQuestions(Questions others) {
        return new Acceptance(critical, checks, decideAfter, watch, logins, others, flows, earlier);
    }

    public Acceptance withFlows(List<FlowCheck> others) {
        return new Acceptance(critical, checks, decideAfter, watch, logins, questions, others, earlier);
    }

    public Acceptance withEarlier(EarlierAttempt other) {
        return new Acceptance(critical, checks, decideAfter, watch, logins, questions, flows, other);
    }

    /** The own checks for a site whose tables have a prefix. */
    public List<OwnCheck> at(String prefix) {
        return checks.stream().map(check -> new OwnCheck(check.id(), check.path(), check.status(), check
                .contains(),
                check.sql().replace(Configuration.PREFIX, prefix), check.expect())).toList();
    }

    /**
     * A page or a query of the target, looked at before and after.
     *
     * @param path
     * path of a page; empty for a query
     * @param status
     * HTTP status that the page answers with; 0 for the one it had at the assessment
     * @param contains
     * text that the page holds, empty for none
     * @param sql
     * a query that only reads, "{p}" standing for the prefix of the tables; empty for a page
     * @param expect
     * value of the first column of its first row; empty where all rows are to be what they were at the
     * assessment
     */
    public record OwnCheck(String id, String path, int status, String contains, String sql, String expect) {
        /** Whether it asks the database. */
        public boolean asksDatabase() {
            return !sql.isEmpty();
        }
    }
}
