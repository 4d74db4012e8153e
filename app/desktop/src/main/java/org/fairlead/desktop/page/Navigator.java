package org.fairlead.desktop.page;

import org.fairlead.plan.Plan;

/** Where a page may ask to be taken. Returns at once. */
public interface Navigator {
    void home();

    /** A new migration. */
    void begin();

    /** A new migration from a saved plan. */
    void begin(Plan plan);

    /**
     * Takes up a run again.
     *
     * @param step
     * page to open
     */
    void reopen(String runId, String step);

    /** A page of the run that is open. */
    void show(String step);

    /** The page after that of a step. */
    void after(String step);
}
