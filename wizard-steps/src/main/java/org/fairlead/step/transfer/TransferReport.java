package org.fairlead.step.transfer;

import java.util.List;

/** What the transfer moved. */
public record TransferReport(List<DatasetResult> datasets, long millis) {
    public TransferReport {
        datasets = List.copyOf(datasets);
    }

    /** Rows written, waiting in quarantine, and changed by a rule, of one dataset. */
    public record DatasetResult(String table, long sourceRows, long written, long quarantined,
            long changedByRule) {}

    public long written() {
        return datasets.stream().mapToLong(DatasetResult::written).sum();
    }

    public long quarantined() {
        return datasets.stream().mapToLong(DatasetResult::quarantined).sum();
    }
}
