package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.QueryTimer;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Times on the target what the assessment timed on the source. */
final class Timings {
    private Timings() {}

    static List<VerifyReport.Timing> after(VerifyInput input, Transaction target, RunLog log)
            throws SiteException, RecordException {
        var timings = new ArrayList<VerifyReport.Timing>();
        for (Playbook.Timing timing : input.playbook().timings()) {
            long before = log.recall("baseline", timing.id()).map(Long::parseLong).orElse(-1L);
            timings.add(new VerifyReport.Timing(timing.id(), before,
                    QueryTimer.micros(target, timing.sql(), input.parameters().cells())));
        }
        return timings;
    }
}
