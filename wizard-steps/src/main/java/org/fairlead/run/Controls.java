package org.fairlead.run;

import java.util.function.Consumer;

import org.fairlead.model.Progress;
import org.fairlead.step.StopSignal;

/** What a front end holds while a step runs: told of progress from any thread, and able to pause and stop. */
public record Controls(Consumer<Progress> progress, StopSignal stop) {
    /** Nobody watches and nobody stops. */
    public static Controls silent() {
        return new Controls(progress -> {}, new StopSignal());
    }
}
