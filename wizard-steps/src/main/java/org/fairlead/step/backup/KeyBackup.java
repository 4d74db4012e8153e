package org.fairlead.step.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.acceptance.KeptStoreKeys;
import org.fairlead.action.KeyArchive;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.playbook.StoredKeys.Group;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;
import org.fairlead.step.StopSignal;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * Keeps the keys of a store, each with its expiry, and tries whether they come back the same: under names of
 * its own that end by themselves, or, where the store has no room for that, held against what is there.
 */
final class KeyBackup {
    private static final long REHEARSED_MILLIS = 10 * 60_000L;

    private final KeyValues store;
    private final BackupInput input;
    private final Path file;
    private final RunLog log;
    private final List<List<String>> tooLarge = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long largest;

    KeyBackup(KeyValues store, BackupInput input, Path folder, RunLog log) {
        this.store = store;
        this.input = input;
        this.file = folder.resolve(KeyArchive.BACKUP);
        this.log = log;
    }

    /** Keeps them; empty where it was stopped on its way. */
    Optional<Item> keep(StopSignal stop) throws ProblemException, IOException {
        StoredKeys.Sorter sorter = input.playbook().keyValues().sorter();
        var needed = new KeptStoreKeys();
        long keys;
        try (var archive = new KeyArchive.Writer(file, input.sealer(), store.place())) {
            store.scan(names -> {
                List<KeyName> wanted = names.stream().filter(name -> !name.latin1().startsWith(KeyValues.OWN)
                        && (!input.onlyNeededKeys() || sorter.groupOf(name.latin1()).filter(Group::isKept)
                                .isPresent()))
                        .toList();
                for (List<KeyLook> batch : KeyLook.batches(carried(wanted))) {
                    for (KeyImage image : store.read(batch)) {
                        add(archive, image);
                        if (sorter.groupOf(image.name().latin1()).filter(Group::isKept).isPresent()) {
                            needed.add(image);
                        }
                    }
                }
                return !stop.shouldStop();
            });
            keys = archive.keys();
        }
        if (stop.shouldStop()) {
            return Optional.empty();
        }
        needed.remember(log, input.onlyNeededKeys());
        if (!tooLarge.isEmpty()) {
            findings.add(finding(Problem.blocker("backup.problem.keys-too-large", tooLarge.size(), store
                    .place(), KeyValues.LARGEST >> 20)).with(new Evidence(List.of("evidence.key",
                            "evidence.mib"), tooLarge, tooLarge.size())));
        }
        long bytes = file.toFile().length();
        return Optional.of(new Item("keys", store.place(), "backup/" + KeyArchive.BACKUP, keys, bytes, ""));
    }

    private void add(KeyArchive.Writer archive, KeyImage image) throws RecordException {
        try {
            archive.add(image);
        } catch (IOException e) {
            throw new RecordException(Problem.blocker("backup.problem.cannot-write", file.toString(), String
                    .valueOf(e.getMessage())), e);
        }
    }

    private List<KeyLook> carried(List<KeyName> names) throws SiteException {
        List<KeyLook> looks = store.look(names);
        for (KeyLook look : looks) {
            largest = Math.max(largest, look.bytes());
            if (!look.isCarried()) {
                tooLarge.add(List.of(look.name().text(), Long.toString(look.bytes() >> 20)));
            }
        }
        return looks.stream().filter(KeyLook::isCarried).toList();
    }

    private static Finding finding(Problem problem) {
        return new Finding("keys", "backup.group.rehearsal", problem);
    }

    /** What keeps the gate closed, beyond keys that came back differently. */
    List<Finding> findings() {
        return findings;
    }

    /** Tries the restore of all that was kept. */
    Rehearsal rehearse() throws ProblemException, IOException {
        long start = System.nanoTime();
        boolean room = store.facts().freeBytes() > 8 * Math.min(largest, KeyValues.LARGEST) + (8 << 20);
        long equal = 0;
        long different = 0;
        try (var archive = new KeyArchive.Reader(file, input.opener())) {
            for (List<KeyImage> kept = archive.some(); !kept.isEmpty(); kept = archive.some()) {
                long same = room ? restored(kept) : compared(kept);
                equal += same;
                different += kept.size() - same;
            }
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            findings.add(finding(e.problem()));
            different++;
        }
        return new Rehearsal(room ? "keys-scratch" : "keys-read-back", 1, equal, different, (System.nanoTime()
                - start) / 1_000_000);
    }

    /** How many of the keys, put in under other names, are what they were. */
    private long restored(List<KeyImage> kept) throws ProblemException {
        long until = store.now() + REHEARSED_MILLIS;
        Map<KeyName, KeyImage> scratch = new LinkedHashMap<>();
        for (KeyImage image : kept) {
            scratch.put(KeyName.of(KeyValues.OWN + "rehearsal:" + log.summary().id() + ":" + scratch.size()),
                    image);
        }
        var names = List.copyOf(scratch.keySet());
        try {
            for (Map.Entry<KeyName, KeyImage> entry : scratch.entrySet()) {
                KeyImage was = entry.getValue();
                store.put(entry.getKey(), new KeyImage(was.name(), was.type(), was.payload(), until, was
                        .fingerprint()), true);
            }
            return there(names, (name, now) -> Optional.ofNullable(scratch.get(name)).filter(was -> was
                    .fingerprint().equals(now.fingerprint()) && KeyImage.sameExpiry(now.expiresAt(), until))
                    .isPresent());
        } finally {
            store.remove(names);
        }
    }

    private interface Sameness {
        boolean holds(KeyName name, KeyImage now);
    }

    private long there(List<KeyName> names, Sameness same) throws SiteException {
        long equal = 0;
        for (List<KeyLook> batch : KeyLook.batches(store.look(names))) {
            equal += store.read(batch).stream().filter(now -> same.holds(now.name(), now)).count();
        }
        return equal;
    }

    /** How many of the keys are still there as they were; those whose end has come count as such. */
    private long compared(List<KeyImage> kept) throws SiteException {
        long now = store.now();
        Map<KeyName, KeyImage> before = new LinkedHashMap<>();
        kept.forEach(image -> before.put(image.name(), image));
        long over = before.values().stream().filter(image -> image.isOver(now)).count();
        int twice = kept.size() - before.size(); // a scan may name a key twice
        return twice + over + there(before.values().stream().filter(image -> !image.isOver(now)).map(
                KeyImage::name).toList(), (
                        name, is) -> Optional.ofNullable(before.get(name)).filter(is::isLike).isPresent());
    }
}
