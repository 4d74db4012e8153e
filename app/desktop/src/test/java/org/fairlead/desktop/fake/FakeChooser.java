package org.fairlead.desktop.fake;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.fairlead.desktop.kit.Chooser;

/** Chooses what the test laid ready. */
public final class FakeChooser implements Chooser {
    public final Deque<Path> next = new ArrayDeque<>();

    @Override
    public Optional<Path> open(String title) {
        return Optional.ofNullable(next.poll());
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(next.poll());
    }

    @Override
    public Optional<Path> save(String title, String proposedName) {
        return Optional.ofNullable(next.poll());
    }
}
