package org.fairlead.step;

import java.util.List;

import org.fairlead.model.Finding;

/** How a step ended. A failure is not here: it is a {@link StepException}. */
public sealed interface StepOutcome<R> {
    /** Finished; the report tells what with. */
    record Done<R>(R report) implements StepOutcome<R> {}

    /** A gate is closed: at least one finding blocks. The report holds what was seen all the same. */
    record Blocked<R>(R report, List<Finding> findings) implements StepOutcome<R> {
        public Blocked {
            findings = List.copyOf(findings);
        }
    }

    /** Someone must decide first; nothing was written. */
    record NeedsDecisions<R>(List<OpenDecision> open) implements StepOutcome<R> {
        public NeedsDecisions {
            open = List.copyOf(open);
        }
    }

    /** Stopped on request behind a checkpoint; resume goes on from there. */
    record Stopped<R>(String checkpoint) implements StepOutcome<R> {}
}
