package org.fairlead.step.finish;

import java.util.List;

/** What was cleared away. */
public record FinishReport(List<String> removed, long freedBytes) {
    public FinishReport {
        removed = List.copyOf(removed);
    }
}
