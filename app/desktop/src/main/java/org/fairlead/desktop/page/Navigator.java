package org.fairlead.desktop.page;

import java.nio.file.Path;
import java.util.Map;

import org.fairlead.plan.Plan;
import org.fairlead.playbook.HelpCard;

/** Where a page may ask to be taken. Returns at once. */
public interface Navigator {
    void home();

    /** A new migration. */
    void begin();

    /**
     * A new migration from a saved plan.
     *
     * @param typed
     * secrets as if they had been typed, by the name of their question
     */
    void begin(Plan plan, Map<String, String> typed);

    /**
     * Takes up a run again.
     *
     * @param step
     * page to open
     */
    void reopen(String runId, String step);

    /** A bundle that came from elsewhere. */
    void openBundle(Path file);

    /** Opens a card of help over the page. */
    void help(HelpCard card);

    /** A page of the run that is open. */
    void show(String step);

    /**
     * Goes on once every password that a connection needs has been typed; asks for those that are missing.
     */
    void connected(Runnable then);

    /** The page after that of a step. */
    void after(String step);
}
