package org.fairlead.desktop.page;

import org.fairlead.desktop.kit.StepRun;

/** Ties the state of a page to the step that it runs. */
public final class StepMarks {
    private StepMarks() {}

    /** Mark, busy and the way back follow the run. */
    public static void follow(StepRun<?> run, PageState state) {
        run.state().addListener((at, was, is) -> set(is, state));
        set(run.state().get(), state);
    }

    private static void set(StepRun.State now, PageState state) {
        state.busy().set(now == StepRun.State.RUNNING);
        state.mark().set(switch (now) {
            case IDLE -> Mark.OPEN;
            case RUNNING -> Mark.RUNNING;
            case DONE -> Mark.DONE;
            case BLOCKED, DECISIONS, STOPPED -> Mark.ATTENTION;
            case FAILED -> Mark.FAILED;
        });
    }
}
