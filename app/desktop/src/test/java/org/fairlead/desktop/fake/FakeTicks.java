package org.fairlead.desktop.fake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.fairlead.run.Ticks.Tick;

/** What people have ticked and noted. */
final class FakeTicks {
    private final Map<String, Tick> ticks = new ConcurrentSkipListMap<>();

    void tick(String item, boolean done) {
        FakeWorkspace.offTheWindowsThread();
        ticks.merge(item, new Tick(done, "", ""), (old, now) -> new Tick(done, "", old.note()));
    }

    void note(String item, String text) {
        FakeWorkspace.offTheWindowsThread();
        ticks.merge(item, new Tick(false, "", text), (old, now) -> new Tick(old.done(), "", text));
    }

    List<String> ticked() {
        return ticks.keySet().stream().filter(item -> ticks.get(item).done()).toList();
    }

    Map<String, Tick> all() {
        return Map.copyOf(ticks);
    }
}
