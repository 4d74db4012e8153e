package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action.FlushKeys;
import org.fairlead.playbook.KeyGlob;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;

/**
 * Removes keys of chosen kinds, some hundred at a time, each part kept before it goes. What is interrupted
 * can be begun again at any moment: it goes on with what is still there.
 */
public final class KeyFlush {
    private static final int PASSES = 3;

    private final KeyValues store;
    private final StoredKeys.Sorter sorter;

    public KeyFlush(KeyValues store, StoredKeys known) {
        this.store = store;
        this.sorter = known.sorter();
    }

    /**
     * What flushing came to.
     *
     * @param removed
     * keys that went, in all attempts
     * @param left
     * keys that somebody wrote again and again
     * @param stopped
     * whether it was stopped on the way
     */
    public record Flushed(long removed, long left, boolean stopped) {}

    /** What would go: how many keys, and the first names. */
    public record Flushable(long keys, List<KeyName> names) {
        public Flushable {
            names = List.copyOf(names);
        }
    }

    /** Whether a key is one of those that an action removes. */
    private final class Chosen {
        private final List<String> groups;
        private final List<KeyGlob> except;

        private Chosen(FlushKeys action) {
            groups = action.keys();
            except = action.except().stream().map(KeyGlob::of).toList();
        }

        private boolean holds(KeyName name) {
            return sorter.groupOf(name.latin1()).filter(group -> groups.contains(group.id())).isPresent()
                    && except.stream().noneMatch(glob -> glob.matches(name.latin1()));
        }
    }

    /** Looks without touching anything. */
    public Flushable preview(FlushKeys action, int most) throws ProblemException {
        var chosen = new Chosen(action);
        var names = new ArrayList<KeyName>();
        var count = new long[1];
        store.scan(found -> {
            for (KeyName name : found) {
                if (chosen.holds(name)) {
                    count[0]++;
                    if (names.size() < most) {
                        names.add(name);
                    }
                }
            }
            return true;
        });
        return new Flushable(count[0], names);
    }

    /** Removes them until none is found, or until it is told to stop. */
    public Flushed run(FlushKeys action, WayBack wayBack, BooleanSupplier stop) throws ProblemException,
            IOException {
        Path folder = KeyJournal.folder(wayBack.folder(), action.id());
        var journal = new KeyJournal(folder, wayBack.sealer(), store.place());
        var chosen = new Chosen(action);
        var found = new long[]{1};
        for (int pass = 0; pass < PASSES && found[0] > 0 && !stop.getAsBoolean(); pass++) {
            found[0] = 0;
            store.scan(names -> {
                List<KeyName> going = names.stream().filter(chosen::holds).toList();
                found[0] += going.size();
                remove(going, journal);
                return !stop.getAsBoolean();
            });
        }
        boolean stopped = stop.getAsBoolean();
        long left = stopped || found[0] == 0 ? 0 : preview(action, 0).keys();
        return new Flushed(KeyJournal.gone(folder), left, stopped);
    }

    private void remove(List<KeyName> names, KeyJournal journal) throws ProblemException {
        if (names.isEmpty()) {
            return;
        }
        for (List<KeyLook> batch : KeyLook.batches(store.look(names))) {
            take(batch, journal);
        }
    }

    /** Where one of many is written again and again, the others go without it, and it is left. */
    private void take(List<KeyLook> batch, KeyJournal journal) throws ProblemException {
        journal.next();
        boolean sealed = false;
        try {
            journal.confirm(store.take(batch, journal));
            sealed = true;
        } catch (SiteException e) {
            if (!e.problem().key().equals(KeyValues.CHANGED_AGAIN)) {
                throw e;
            }
        } finally {
            if (!sealed) {
                journal.abandon();
            }
        }
        if (!sealed && batch.size() > 1) {
            take(batch.subList(0, batch.size() / 2), journal);
            take(batch.subList(batch.size() / 2, batch.size()), journal);
        }
    }
}
