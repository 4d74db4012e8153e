package org.fairlead.desktop.page;

/** How a step looks in the rail. */
public enum Mark {
    OPEN, RUNNING, DONE, ATTENTION, FAILED
}
