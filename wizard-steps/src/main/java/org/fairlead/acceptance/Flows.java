package org.fairlead.acceptance;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Checks of the kind "flow": something that a site writes by itself has grown since it was noted, such as the
 * greatest number of a log. That nothing came yet is no failure.
 */
final class Flows {
    static final String KIND = "flow";
    private static final String SCOPE = "flow";

    private final RunLog log;
    private final Transaction target;
    private final java.util.Map<String, Cell> parameters;

    Flows(RunLog log, Transaction target, java.util.Map<String, Cell> parameters) {
        this.log = log;
        this.target = target;
        this.parameters = parameters;
    }

    /** Notes how far it has come. */
    void remember(Check check) throws SiteException, RecordException {
        log.remember(SCOPE, check.id(), now(check));
    }

    /** Whether anything came since. */
    Finding compare(Check check) throws SiteException, RecordException {
        String before = log.recall(SCOPE, check.id()).orElse("");
        Problem problem = before.isEmpty() ? Problem.info("verify.info.not-kept", check.id())
                : before.equals(now(check)) ? Problem.info("check." + check.id())
                : Problem.passed("check." + check.id() + ".passed");
        return WantedChecks.finding(check, problem);
    }

    private String now(Check check) throws SiteException {
        try (Rows rows = target.query(check.sql(), parameters)) {
            Row row = rows.next();
            return row == null || row.cells().isEmpty() ? "-" : ReadableCell.text(row.get(0));
        }
    }
}
