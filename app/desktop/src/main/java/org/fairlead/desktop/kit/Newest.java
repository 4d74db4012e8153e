package org.fairlead.desktop.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Passes on the newest value, once the window's thread is free for it. Never blocks. */
final class Newest<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor window;
    private final Consumer<T> shown;

    Newest(Executor window, Consumer<T> shown) {
        this.window = window;
        this.shown = shown;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            window.execute(this::show);
        }
    }

    private void show() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            shown.accept(value);
        }
    }
}
