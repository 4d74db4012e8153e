package org.fairlead.run;

import org.fairlead.model.Progress;

/** One bar for steps that each count for themselves: it goes on where the one before ended. */
final class Overall {
    private static final long EACH = 1000;

    private final Controls controls;
    private final int steps;
    private int begun;

    Overall(Controls controls, int steps) {
        this.controls = controls;
        this.steps = steps;
    }

    /** What the next step is told of and asked. */
    Controls next() {
        long before = EACH * begun;
        begun++;
        return new Controls(progress -> controls.progress().accept(new Progress(progress.activity(), progress
                .args(), before + (long) (progress.fraction() * EACH), EACH * Math.max(steps, begun), progress
                        .perSecond(), -1, progress.parts())), controls.stop());
    }
}
