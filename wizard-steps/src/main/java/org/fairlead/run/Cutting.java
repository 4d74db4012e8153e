package org.fairlead.run;

import java.util.concurrent.atomic.AtomicBoolean;

import org.fairlead.model.Progress;

/** Cuts the connection to the copy once, as soon as a step has done a part of its work. */
final class Cutting {
    private final CopyConnectors connectors;
    private final Controls controls;
    private final AtomicBoolean cut = new AtomicBoolean();

    Cutting(CopyConnectors connectors, Controls controls) {
        this.connectors = connectors;
        this.controls = controls;
    }

    Controls controls() {
        return new Controls(this::told, controls.stop());
    }

    private void told(Progress progress) {
        controls.progress().accept(progress);
        boolean midway = progress.done() > 0 && progress.done() < progress.total();
        if (midway && cut.compareAndSet(false, true)) {
            connectors.cut();
        }
    }

    /** Whether it was cut. */
    boolean hasCut() {
        return cut.get();
    }
}
