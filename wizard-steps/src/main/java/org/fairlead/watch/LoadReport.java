package org.fairlead.watch;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.fairlead.model.Spread;

/**
 * How a page answered while more and more asked for it.
 *
 * @param doublesAt
 * how many at once it took until the median was twice that of one alone; 0 where it never was
 */
public record LoadReport(String path, List<Level> levels, int doublesAt) {
    public LoadReport {
        levels = List.copyOf(levels);
    }

    /** Whether the page was ever answered with itself. */
    @JsonIgnore
    public boolean answered() {
        return levels.stream().anyMatch(level -> level.spread().isThere());
    }

    /**
     * Requests made by so many at once.
     *
     * @param failures
     * requests without an answer, or with one that is not the page (any status but 2xx)
     */
    public record Level(int atOnce, Spread spread, int failures, double perSecond) {}

    static int doubling(List<Level> levels) {
        if (levels.isEmpty() || !levels.getFirst().spread().isThere()) {
            return 0;
        }
        long alone = levels.getFirst().spread().median();
        return levels.stream().filter(level -> level.spread().isThere() && level.spread().median() >= 2
                * alone).mapToInt(Level::atOnce).findFirst().orElse(0);
    }
}
