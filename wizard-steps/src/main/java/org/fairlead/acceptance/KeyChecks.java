package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** The checks on a key-value store; without one they are named and left undone. */
final class KeyChecks {
    static final String ANSWER = "keys-answer";
    private static final String QUEUE = "queue";

    private final Site site;
    private final RunLog log;
    private final List<List<String>> unasked = new ArrayList<>();

    KeyChecks(Site site, RunLog log) {
        this.site = site;
        this.log = log;
    }

    static boolean isOne(Check check) {
        return List.of(ANSWER, KeptStoreKeys.KIND, QUEUE).contains(check.kind());
    }

    /** What came of a check; nothing where there is no store. */
    List<Finding> run(Check check) throws SiteException, RecordException {
        if (site.keyValues().isEmpty()) {
            unasked.add(List.of(check.id()));
            return List.of();
        }
        KeyValues store = site.keyValues().get();
        try {
            return List.of(switch (check.kind()) {
                case ANSWER -> answers(check, store);
                case KeptStoreKeys.KIND -> KeptStoreKeys.compare(check, store, log);
                default -> queue(check, store);
            });
        } catch (SiteException e) {
            return List.of(WantedChecks.finding(check, severe(check, e.problem())));
        }
    }

    private static Problem severe(Check check, Problem problem) {
        return check.severity().equals("warning") ? new Problem(Severity.WARNING, problem.key(), problem
                .args()) : problem;
    }

    private Finding answers(Check check, KeyValues store) throws SiteException, RecordException {
        boolean loading = store.facts().loading();
        boolean works = !loading && store.writesAndReads(KeyName.of(KeyValues.OWN + "check:" + log.summary()
                .id()));
        return WantedChecks.finding(check, works ? 0 : 1).with(new Evidence(List.of("evidence.address",
                "evidence.millis"), List.of(List.of(store.place(), Long.toString(store.latencyNanos()
                        / 1_000_000))), 1));
    }

    private static Finding queue(Check check, KeyValues store) throws SiteException {
        long waiting = store.length(KeyName.of(check.queue().key()));
        return WantedChecks.finding(check, waiting > check.queue().atMost() ? waiting : 0).with(
                new Evidence(
                        List.of("evidence.key", "evidence.entries"), List.of(List.of(check.queue().key(), Long
                                .toString(
                                        waiting))), 1));
    }

    /** Says which checks there was no store for. */
    List<Finding> leftUndone() {
        return unasked.isEmpty() ? List.of()
                : List.of(new Finding("check/keys", "verify.group.keys", Problem.info("verify.info.no-keys",
                        unasked.size())).with(new Evidence(List.of("evidence.check"), unasked, unasked
                                .size())));
    }
}
