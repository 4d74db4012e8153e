package org.fairlead.watch;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.fairlead.model.Finding;

/**
 * What was seen of a site since it is watched.
 *
 * @param from
 * when it was first looked at, in milliseconds since 1970; 0 for never
 * @param to
 * when it was last looked at
 */
public record WatchReport(List<Series> series, List<Finding> findings, long from, long to) {
    public WatchReport {
        series = List.copyOf(series);
        findings = List.copyOf(findings);
    }

    /** Looks so far. */
    @JsonIgnore
    public int looks() {
        return series.stream().mapToInt(Series::looks).max().orElse(0);
    }

    /** Whether it is time to go back. */
    @JsonIgnore
    public boolean tripped() {
        return findings.stream().anyMatch(Finding::blocks);
    }
}
