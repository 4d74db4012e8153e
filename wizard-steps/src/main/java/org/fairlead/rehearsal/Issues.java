package org.fairlead.rehearsal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.rehearsal.Issue.Decision;

/** The issues of one rehearsal, in its record. Thread-safe as the record is. */
public final class Issues {
    /** The most that are kept one by one; what is beyond is counted in a last one. */
    public static final int MOST = 500;
    private static final String SCOPE = "issue";
    private static final int REASON = 2000;

    private final RunLog log;
    private final Clock clock;

    public Issues(RunLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** All of them, in the order they were seen. */
    public List<Issue> all() throws RecordException {
        return of(log);
    }

    static List<Issue> of(RunLog log) throws RecordException {
        return new TreeMap<>(log.recallAll(SCOPE)).values().stream().map(json -> JsonMapper.shared()
                .readValue(json, Issue.class)).toList();
    }

    /** Adds one that nobody has decided about. */
    public void add(String step, String object, Problem problem) throws RecordException {
        List<Issue> there = all();
        boolean full = there.size() >= MOST;
        if (full && there.size() > MOST) {
            return;
        }
        store(new Issue(there.size() + 1, clock.instant().toString(), step, object, full
                ? Problem.blocker("rehearsal.problem.too-many", MOST)
                : problem, Decision.OPEN, "", ""));
    }

    /**
     * Decides about one; an earlier decision is replaced, and both stand in the history.
     *
     * @throws RecordException
     * when there is no such issue, or a reason is wanted and not given
     */
    public Issue decide(int number, Decision decision, String reason) throws RecordException {
        Issue issue = all().stream().filter(one -> one.number() == number).findFirst().orElseThrow(
                () -> new RecordException(Problem.blocker("rehearsal.problem.no-issue", number), null));
        String why = reason.strip();
        if (decision == Decision.ACCEPT && why.isEmpty()) {
            throw new RecordException(Problem.blocker("rehearsal.problem.no-reason", number), null);
        }
        if (why.length() > REASON) {
            throw new RecordException(Problem.blocker("rehearsal.problem.long-reason", REASON), null);
        }
        Issue decided = issue.decided(decision, why, clock.instant().toString());
        store(decided);
        log.event(Problem.info("rehearsal.event." + decision.word(), number, why));
        return decided;
    }

    private void store(Issue issue) throws RecordException {
        log.remember(SCOPE, String.format(Locale.ROOT, "%04d", issue.number()), JsonMapper.shared()
                .writeValueAsString(issue));
    }
}
