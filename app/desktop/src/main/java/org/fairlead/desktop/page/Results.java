package org.fairlead.desktop.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.StepEntry;

/** What the steps of a run reported, kept when a run is taken up again. Immutable. */
public final class Results {
    public static final Results NONE = new Results(Map.of());

    private final Map<String, StepEntry> entries;

    private Results(Map<String, StepEntry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** Reads them from the record; blocks. */
    public static Results of(RunLog log) throws RecordException {
        Map<String, StepEntry> entries = new LinkedHashMap<>();
        for (StepEntry entry : log.steps()) {
            entries.put(entry.step(), entry);
        }
        return new Results(entries);
    }

    public Optional<StepEntry> of(String step) {
        return Optional.ofNullable(entries.get(step));
    }

    public boolean has(String step, String outcome) {
        return of(step).filter(entry -> entry.outcome().equals(outcome)).isPresent();
    }

    public boolean began(String step) {
        return entries.containsKey(step);
    }
}
