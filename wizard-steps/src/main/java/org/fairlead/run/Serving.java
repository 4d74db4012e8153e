package org.fairlead.run;

import java.util.Optional;

/** The copy of a site that is served while a run is open. Not thread-safe, like the run. */
final class Serving implements AutoCloseable {
    private Optional<SiteBeside.Served> now = Optional.empty();

    /** The one that runs. */
    Optional<SiteBeside.Served> now() {
        if (now.filter(served -> !served.server().isRunning()).isPresent()) {
            close();
        }
        return now;
    }

    void begin(SiteBeside.Served served) {
        close();
        now = Optional.of(served);
    }

    @Override
    public void close() {
        now.ifPresent(SiteBeside.Served::close);
        now = Optional.empty();
    }
}
