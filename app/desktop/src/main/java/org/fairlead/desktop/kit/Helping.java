package org.fairlead.desktop.kit;

import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

/** Knows which card of help belongs to what went wrong, and opens it. */
public interface Helping {
    /** Where there are no cards. */
    Helping NONE = new Helping() {
        @Override
        public Optional<Runnable> with(Finding finding) {
            return Optional.empty();
        }

        @Override
        public Optional<Runnable> with(Problem problem) {
            return Optional.empty();
        }
    };

    /** What opens the card of something that was found; empty where all is well or nothing helps. */
    Optional<Runnable> with(Finding finding);

    /** What opens the card of an error. */
    Optional<Runnable> with(Problem problem);
}
