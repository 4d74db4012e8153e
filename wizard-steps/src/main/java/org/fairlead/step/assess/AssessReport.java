package org.fairlead.step.assess;

import java.util.List;
import java.util.Map;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;

/**
 * What the assess step found. Holds no row contents, so it may be stored and shown.
 *
 * @param baselineMicros
 * timing id to microseconds on the source
 * @param estimatedSeconds
 * for the transfer, from the rows and bytes that move
 * @param environment
 * the two sides side by side
 */
public record AssessReport(String sourceLayout, String targetLayout, List<TableCount> tables,
        List<Finding> findings, Map<String, Long> baselineMicros, long sourceBytes, long estimatedSeconds,
        List<EnvironmentLine> environment) {
    public AssessReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        baselineMicros = Map.copyOf(baselineMicros);
        environment = environment == null ? List.of() : List.copyOf(environment); // older records have none
    }

    /** The same with other findings. */
    public AssessReport with(List<Finding> others) {
        return new AssessReport(sourceLayout, targetLayout, tables, others, baselineMicros, sourceBytes,
                estimatedSeconds, environment);
    }

    /**
     * A table of the source.
     *
     * @param fate
     * "moves", "stays" (with the key of the reason), "unknown", "changes" and "new" for an upgrade in place,
     * or
     * "settings" for a component, whose settings are counted
     * @param targetRows
     * rows already on the target, -1 where the table does not exist there
     */
    public record TableCount(String table, String fate, String reason, long rows, long targetRows) {
        /** The fate of a component of settings. */
        public static final String SETTINGS = "settings";
    }
}
