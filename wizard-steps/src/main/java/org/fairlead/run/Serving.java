package org.fairlead.run;

import java.util.Optional;

import org.fairlead.model.Problem;

/** The copy of a site that is served while a run is open. Not thread-safe, like the run. */
final class Serving implements AutoCloseable {
    private Optional<SiteBeside.Served> now = Optional.empty();
    private Optional<Problem> ended = Optional.empty();

    /** The one that runs. */
    Optional<SiteBeside.Served> now() {
        Optional<Problem> over = now.flatMap(served -> served.server().ended());
        if (over.isPresent()) {
            close();
            ended = over;
        }
        return now;
    }

    /** Why the last one is no longer there, where it ended by itself. */
    Optional<Problem> ended() {
        return ended;
    }

    void begin(SiteBeside.Served served) {
        close();
        now = Optional.of(served);
        ended = Optional.empty();
    }

    @Override
    public void close() {
        now.ifPresent(SiteBeside.Served::close);
        now = Optional.empty();
    }
}
