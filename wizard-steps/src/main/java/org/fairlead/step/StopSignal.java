package org.fairlead.step;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * How a person stops or pauses a step. The step reads it between chunks, after the checkpoint.
 * Thread-safe.
 */
public final class StopSignal {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();

    public void stop() {
        stopped.set(true);
        wake();
    }

    public void pause() {
        paused.set(true);
    }

    public void goOn() {
        paused.set(false);
        wake();
    }

    public boolean isPaused() {
        return paused.get();
    }

    public boolean isStopped() {
        return stopped.get();
    }

    /** Waits while paused; answers whether to stop. */
    public boolean shouldStop() {
        waiting.set(Thread.currentThread());
        try {
            while (paused.get() && !stopped.get()) {
                LockSupport.park(this);
            }
        } finally {
            waiting.set(null);
        }
        return stopped.get();
    }

    private void wake() {
        Thread thread = waiting.get();
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
