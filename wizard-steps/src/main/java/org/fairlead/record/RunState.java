package org.fairlead.record;

/** Where a run stands. */
public enum RunState {
    /** Being prepared: nothing was written to the target. */
    PREPARING,
    /** A step is at work, or its process died. */
    RUNNING,
    /** Stopped on request; resume goes on. */
    STOPPED,
    /** A step failed; it can be resumed or rolled back. */
    FAILED,
    /** A gate is closed or decisions are open. */
    NEEDS_YOU,
    /** Everything was done; there may be open items. */
    DONE,
    /** Taken back. */
    ROLLED_BACK,
    /** Done, and the way back was given up. */
    FINISHED
}
