package org.fairlead.desktop.page;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.record.RunLog.StepEntry;

/** Shows on a page what the record kept of its step. */
public final class StoredReport {
    private StoredReport() {}

    /** Brings a step's run to where the record says it ended; does nothing where there is no entry. */
    public static <R> void restore(Optional<StepEntry> entry, Class<R> type, StepRun<R> run) {
        entry.ifPresent(kept -> {
            switch (kept.outcome()) {
                case "done", "blocked" -> read(kept.report(), type).ifPresent(report -> run.restore(report,
                        kept
                                .outcome().equals("blocked")));
                case "failed" -> run.restore(StepRun.State.FAILED, kept.problem());
                case "decisions" -> run.restore(StepRun.State.IDLE, Optional.empty());
                default -> run.restore(StepRun.State.STOPPED, Optional.empty());
            }
        });
    }

    private static <R> Optional<R> read(String json, Class<R> type) {
        try {
            return Optional.of(JsonMapper.shared().readValue(json, type));
        } catch (JacksonException unreadable) {
            // kept by another version: the page then shows that the step is done, and can be run again
            return Optional.empty();
        }
    }
}
