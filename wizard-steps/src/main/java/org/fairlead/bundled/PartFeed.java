package org.fairlead.bundled;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.fairlead.bundle.BundleVisitor.DataPart;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.site.SiteException;

/** The parts of one dataset, decrypted a part ahead by a thread of its own. Used by one other thread. */
final class PartFeed implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final BlockingQueue<DataPart> ready = new ArrayBlockingQueue<>(1);
    private final ExecutorService ahead = Executors.newSingleThreadExecutor();
    private final Future<?> reading;
    private volatile boolean closed;

    PartFeed(VerifiedBundle bundle, String dataset) {
        this.reading = ahead.submit(() -> {
            bundle.parts(dataset, this::hand);
            return dataset;
        });
    }

    private boolean hand(DataPart part) throws SiteException {
        try {
            while (!closed) {
                if (ready.offer(part, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The next part, empty behind the last. */
    Optional<DataPart> next() throws SiteException {
        try {
            while (true) {
                boolean ended = reading.isDone();
                DataPart part = ended ? ready.poll() : ready.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (part != null) {
                    return Optional.of(part);
                }
                if (ended) {
                    reading.get();
                    return Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static SiteException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new SiteException(Problem.blocker("bundle.problem.interrupted"), cause);
    }

    private static SiteException failure(ExecutionException failed) {
        return switch (failed.getCause()) {
            case SiteException site -> site;
            case ProblemException problem -> new SiteException(problem.problem(), problem);
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            case null, default -> throw new IllegalStateException(failed);
        };
    }

    @Override
    public void close() {
        closed = true;
        ahead.close();
    }
}
