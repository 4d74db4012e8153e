package org.fairlead.run;

import org.fairlead.model.Finding;

/**
 * A repair as it stands now.
 *
 * @param found
 * what is offered and what it rests on; passed where there is nothing to do
 * @param state
 * what can be done with it
 * @param until
 * second since 1970 when settings that are lent go back; 0 where none are
 */
public record RepairOffer(String id, Finding found, State state, long until) {
    /** What can be done with a repair. */
    public enum State {
        /** Nothing is wrong. */
        NOT_NEEDED,
        /** It can be done. */
        OFFERED,
        /** It was done by this run and can be taken back. */
        DONE,
        /** Settings have other values now and go back by themselves. */
        LENT
    }

    /** Whether it was done by this run and can be taken back. */
    public boolean canGoBack() {
        return state == State.DONE || state == State.LENT;
    }
}
