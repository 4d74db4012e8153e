package org.fairlead.model;

/** How much a finding weighs, heaviest first. */
public enum Severity {
    /** Closes the gate: nothing may be written before it is solved. */
    BLOCKER,
    /** The run can go on, but a person should know before it does. */
    WARNING,
    /** Worth saying, nothing to do. */
    INFO,
    /** Looked at and found good. */
    PASSED
}
