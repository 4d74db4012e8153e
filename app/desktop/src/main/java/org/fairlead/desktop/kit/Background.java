package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

import org.fairlead.model.ProblemException;

/**
 * Does work off the window's thread and brings the answer back to it. A failure goes to the handler of its
 * type;
 * anything else is a bug and goes to the last handler.
 */
public final class Background {
    private final Executor worker;
    private final Executor window;
    private final Consumer<Throwable> lastHandler;
    private boolean closed;

    /**
     * @param worker
     * where work is done
     * @param window
     * runs on the window's thread
     * @param lastHandler
     * told of bugs, on the window's thread
     */
    public Background(Executor worker, Executor window, Consumer<Throwable> lastHandler) {
        this.worker = worker;
        this.window = window;
        this.lastHandler = lastHandler;
    }

    /**
     * Ends with its window: what is at work goes on to its end, but nobody hears of it any more and nothing
     * new is
     * begun. To be called on the window's thread.
     */
    public void close() {
        closed = true;
    }

    /** Work to be done; nothing happens before {@link Work#start}. */
    public <T> Work<T> run(Call<T> call) {
        return new Work<>(call);
    }

    /** Work without an answer. */
    public Work<Boolean> run(Act act) {
        return new Work<>(() -> {
            act.run();
            return true;
        });
    }

    /** Hands the newest of many values to the window's thread; those it was too slow for are left out. */
    public <T> Consumer<T> newest(Consumer<T> shown) {
        return new Newest<>(window, shown);
    }

    /** A blocking call. */
    @FunctionalInterface
    public interface Call<T> {
        T get() throws ProblemException;
    }

    /** A blocking call without an answer. */
    @FunctionalInterface
    public interface Act {
        void run() throws ProblemException;
    }

    /** What is to be done and who hears of it. */
    public final class Work<T> {
        private final Call<T> call;
        private final List<Failure<?>> failures = new ArrayList<>();
        private Consumer<T> success = value -> {};
        private Runnable end = () -> {};

        private Work(Call<T> call) {
            this.call = call;
        }

        public Work<T> onSuccess(Consumer<T> handler) {
            success = handler;
            return this;
        }

        public <X extends ProblemException> Work<T> onFailure(Class<X> type, Consumer<X> handler) {
            failures.add(new Failure<>(type, handler));
            return this;
        }

        /** Runs after either answer, and after a bug. */
        public Work<T> atEnd(Runnable handler) {
            end = handler;
            return this;
        }

        /** Begins and returns at once. */
        public void start() {
            if (closed) {
                return;
            }
            worker.execute(new FutureTask<>(call::get) {
                @Override
                protected void done() {
                    window.execute(() -> answer(this));
                }
            });
        }

        private void answer(FutureTask<T> task) {
            if (closed) {
                return;
            }
            try {
                if (task.state() == FutureTask.State.SUCCESS) {
                    success.accept(task.resultNow());
                } else {
                    fail(task.exceptionNow());
                }
            } finally {
                end.run();
            }
        }

        private void fail(Throwable cause) {
            if (failures.stream().noneMatch(failure -> failure.took(cause))) {
                lastHandler.accept(cause);
            }
        }
    }

    private record Failure<X extends ProblemException>(Class<X> type, Consumer<X> handler) {
        boolean took(Throwable thrown) {
            if (type.isInstance(thrown)) {
                handler.accept(type.cast(thrown));
                return true;
            }
            return false;
        }
    }
}
