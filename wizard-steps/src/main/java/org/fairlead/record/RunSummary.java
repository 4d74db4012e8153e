package org.fairlead.record;

import java.time.Instant;

/**
 * A run in one line.
 *
 * @param step
 * id of the step it stands at
 * @param percent
 * how far that step is, 0 to 100
 * @param openItems
 * what is left to do after a finished run
 * @param kind
 * what it is for
 */
public record RunSummary(String id, String playbook, String job, String source, String target, Instant begun,
        Instant changed, RunState state, String step, int percent, int openItems, RunKind kind) {}
