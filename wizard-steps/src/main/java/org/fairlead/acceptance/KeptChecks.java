package org.fairlead.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Checks of the kind "kept": what was there at the assessment is still there, and the same. */
public final class KeptChecks {
    /** The kind of check that playbooks write. */
    public static final String KIND = "kept";
    private static final String SCOPE = "kept";

    private final RunLog log;
    private final Transaction target;
    private final Map<String, Cell> parameters;

    public KeptChecks(RunLog log, Transaction target, Map<String, Cell> parameters) {
        this.log = log;
        this.target = target;
        this.parameters = parameters;
    }

    /** Remembers how it is now, of every such check whose table is there. */
    public void remember(List<Check> checks, List<String> tables) throws SiteException, RecordException {
        for (Check check : checks) {
            if (check.kind().equals(KIND) && RequiredChecks.applies(check, tables)) {
                log.remember(SCOPE, check.id(), KeptRows.read(target, check.sql(), parameters, true).json());
            }
        }
    }

    /** What became of it since. */
    public Finding compare(Check check) throws SiteException, RecordException {
        Optional<KeptRows> before = log.recall(SCOPE, check.id()).flatMap(KeptRows::of);
        if (before.isEmpty()) {
            return finding(check, Problem.info("verify.info.not-kept", check.id()));
        }
        KeptRows now = KeptRows.read(target, check.sql(), parameters, true);
        if (before.get().same(now)) {
            return finding(check, Problem.passed("check." + check.id() + ".passed"));
        }
        List<List<String>> changes = before.get().changes(now).stream().map(change -> List.of(change.key(),
                change.kind().word())).toList();
        long many = Math.max(1, changes.size());
        return finding(check, check.severity().equals("warning") ? Problem.warning("check." + check.id(),
                many)
                : Problem.blocker("check." + check.id(), many)).with(new Evidence(List.of(check.columns()
                        .isEmpty() ? "evidence.key" : check.columns().getFirst(), "evidence.change"), changes
                                .stream().limit(Evidence.LIMIT).toList(), changes.size()));
    }

    private static Finding finding(Check check, Problem problem) {
        return new Finding("check/" + check.id(), "verify.group." + check.group(), problem).covering(check
                .guide());
    }
}
