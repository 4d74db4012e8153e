package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.Parameters;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.QueryTimer;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Times on the target what the assessment timed on the source. */
final class Timings {
    private static final double MICROS = 1000.0;

    private Timings() {}

    static List<VerifyReport.Timing> after(Playbook playbook, Parameters parameters, Transaction target,
            RunLog log)
            throws SiteException, RecordException {
        var timings = new ArrayList<VerifyReport.Timing>();
        for (Timing timing : playbook.timings()) {
            long before = log.recall("baseline", timing.id()).map(Long::parseLong).orElse(-1L);
            timings.add(new VerifyReport.Timing(timing.id(), before,
                    QueryTimer.micros(target, timing.sql(), parameters.cells()), timing.atMostMillis()
                            * (long) MICROS));
        }
        return timings;
    }

    /** A query that takes much longer than before is worth a look; it is no reason not to go on. */
    static List<Finding> findings(List<VerifyReport.Timing> timings) {
        return timings.stream().filter(VerifyReport.Timing::isOver).map(timing -> new Finding("timing/"
                + timing
                        .id(), "verify.group.timings", Problem.warning("verify.warning.slow", timing.id(),
                                timing
                                        .afterMicros() / MICROS, timing.beforeMicros() / MICROS, timing
                                                .limitMicros() / MICROS)))
                .toList();
    }
}
