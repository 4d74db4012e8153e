package org.fairlead.step.verify;

import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.watch.Speed;
import org.fairlead.watch.Times;

/** Times on the target what the assessment timed before. */
final class Timings {
    private static final double MICROS = 1000.0;

    private Timings() {}

    static List<VerifyReport.Timing> after(Playbook playbook, Speed speed, RunLog log) throws SiteException,
            RecordException {
        return speed.compare(playbook.timings(), log).stream().map(one -> new VerifyReport.Timing(one.timing()
                .id(), one.before(), one.after(), one.timing().atMostMillis() * (long) MICROS)).toList();
    }

    /** What takes much longer than before is worth a look; it is no reason not to go on. */
    static List<Finding> findings(List<VerifyReport.Timing> timings) {
        return timings.stream().filter(VerifyReport.Timing::isOver).map(Timings::slow).toList();
    }

    private static Finding slow(VerifyReport.Timing timing) {
        return new Finding("timing/" + timing.id(), "verify.group.timings", Problem.warning(
                "verify.warning.slow", timing.id(), timing.judged() / MICROS, timing.before().isThere()
                        ? timing.before().median() / MICROS
                        : 0.0, timing.limitMicros() / MICROS))
                .with(new Evidence(List.of("evidence.rounds", "evidence.median", "evidence.p95",
                        "evidence.worst"), List.of(line(timing)), 1));
    }

    private static List<String> line(VerifyReport.Timing timing) {
        return List.of(Integer.toString(timing.after().rounds()), Times.millis(timing.after().median()), Times
                .millis(
                        timing.after().p95()), Times.millis(timing.after().worst()));
    }
}
