package org.fairlead.playbook;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A bound that is measured before anything is written.
 *
 * @param at
 * "source" or "target"
 * @param probe
 * what is measured
 * @param atLeast
 * the bound, in the probe's own unit
 * @param timesDatabase
 * for the probe "free-disk-mib": at least so many times what the database takes, where that is more
 * @param run
 * for the probes "shell-version" and "shell-number", a command that changes nothing
 * @param read
 * expression whose first group is what is measured; empty for the first number in what the command says
 * @param severity
 * "warning" where less will do, "info" where it is only told; otherwise too little stops the run
 * @param jobs
 * jobs it belongs to; empty for all
 */
public record Requirement(String id, String at, ProbeKind probe, String atLeast, int timesDatabase,
        String run,
        String read,
        String severity, List<String> jobs, List<String> guide) {
    public Requirement {
        jobs = List.copyOf(jobs);
        guide = List.copyOf(guide);
    }

    /** What a requirement measures. */
    public enum ProbeKind {
        @JsonProperty("database-version") DATABASE_VERSION,
        @JsonProperty("free-disk-times-source") FREE_DISK_TIMES_SOURCE,
        @JsonProperty("may-create-scratch") MAY_CREATE_SCRATCH,
        @JsonProperty("deferrable-keys") DEFERRABLE_KEYS,
        @JsonProperty("owner-of-file") OWNER_OF_FILE,
        @JsonProperty("key-values-version") KEY_VALUES_VERSION,
        /** MiB of memory of the machine, or of its control group. */
        @JsonProperty("memory-mib") MEMORY_MIB,
        /** MiB of memory that is available. */
        @JsonProperty("memory-available-mib") MEMORY_AVAILABLE_MIB,
        /** Processors, or what the control group leaves of them. */
        @JsonProperty("cores") CORES,
        /** MiB free where the application lies. */
        @JsonProperty("free-disk-mib") FREE_DISK_MIB,
        /** Average load of a minute by processor, in hundredths; the bound is the most there may be. */
        @JsonProperty("load-percent") LOAD_PERCENT,
        /** What a command says, told and not judged. */
        @JsonProperty("shell-text") SHELL_TEXT,
        /** A version that a command says. */
        @JsonProperty("shell-version") SHELL_VERSION,
        /** A number that a command says. */
        @JsonProperty("shell-number") SHELL_NUMBER;

        /** Whether it is measured by a command on the machine. */
        public boolean needsShell() {
            return compareTo(MEMORY_MIB) >= 0;
        }
    }
}
