package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.fairlead.model.Progress;
import org.fairlead.model.Progress.Part;
import org.fairlead.model.Progress.State;
import org.fairlead.run.Controls;

/** How far a pretended step has come. */
final class FakeProgress {
    private FakeProgress() {}

    static Progress at(String step, List<Part> parts, long total, int piece) {
        long done = total * piece / FakeJourney.PIECES;
        long left = done;
        List<Part> now = new ArrayList<>();
        String at = "";
        for (Part part : parts) {
            long mine = Math.min(part.total(), left);
            left -= mine;
            boolean whole = mine == part.total() && (left > 0 || piece == FakeJourney.PIECES);
            boolean begun = mine > 0 || (at.isEmpty() && left == 0);
            State state = whole ? State.DONE : begun ? State.RUNNING : State.WAITING;
            at = state == State.RUNNING && at.isEmpty() ? part.name() : at;
            now.add(new Part(part.name(), state, mine, part.total(), part.quarantined() > 0 && state
                    == State.DONE
                            ? part.quarantined()
                            : 0));
        }
        return new Progress(step + ".activity.table", List.of(at.isEmpty() ? parts.getLast().name() : at),
                done, total,
                41_000 + 9_000 * Math.sin(piece / 2.0), (FakeJourney.PIECES - piece) * 3L, now);
    }

    /** Goes through a preview of the rollback; false where it was stopped. */
    static boolean through(Script script, List<Part> parts, Controls controls) {
        long total = Math.max(1, parts.stream().mapToLong(Part::total).sum());
        for (int piece = 1; piece <= FakeJourney.PIECES; piece++) {
            if (controls.stop().shouldStop()) {
                return false;
            }
            sleep(script.stepMillis / FakeJourney.PIECES);
            controls.progress().accept(at("rollback", parts, total, piece));
        }
        return true;
    }

    static void sleep(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
