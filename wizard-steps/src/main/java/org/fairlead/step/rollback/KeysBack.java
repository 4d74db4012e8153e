package org.fairlead.step.rollback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.acceptance.KeptStoreKeys;
import org.fairlead.action.KeyArchive;
import org.fairlead.action.KeyUndo;
import org.fairlead.action.KeyUndo.Undone;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.playbook.StoredKeys.Group;
import org.fairlead.record.RunLog;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.TableState;

/**
 * Puts the keys back that a run removed. What somebody has written since stays and is named; of keys that
 * cannot be made again it is asked.
 */
final class KeysBack {
    private static final int MOST_NAMED = 1000;

    private final RollbackInput input;
    private final Ledger ledger;
    private final StoredKeys.Sorter sorter;

    KeysBack(RollbackInput input, Ledger ledger) {
        this.input = input;
        this.ledger = ledger;
        this.sorter = input.playbook().keyValues().sorter();
    }

    private List<Action.FlushKeys> actions() {
        return input.playbook().actions().reversed().stream().filter(Action.FlushKeys.class::isInstance).map(
                Action.FlushKeys.class::cast).toList();
    }

    private boolean isNeeded(KeyName name) {
        return sorter.groupOf(name.latin1()).filter(Group::isKept).isPresent();
    }

    private static String id(KeyValues store, KeyName name) {
        return store.place() + " " + name.text();
    }

    private static Problem question(KeyValues store, KeyName name) {
        return Problem.warning("rollback.question.key-changed-since", name.text(), store.place());
    }

    /**
     * Asks all that has to be decided, before anything is written; reaches the store, so that it is there.
     */
    void ask() throws ProblemException, IOException {
        if (input.target().keyValues().isEmpty()) {
            return;
        }
        KeyValues store = input.target().keyValues().get();
        for (Action.FlushKeys action : actions()) {
            new KeyUndo(store, input.wayBack().folder(), input.opener()).run(action.id(), KeyUndo.Manner.LOOK,
                    name -> {
                        if (isNeeded(name)) {
                            ledger.asks(id(store, name), question(store, name));
                        }
                        return false;
                    });
        }
    }

    /** Puts them back, or says what that would do. */
    void run(KeyUndo.Manner manner) throws ProblemException, IOException {
        if (input.target().keyValues().isEmpty()) {
            return;
        }
        KeyValues store = input.target().keyValues().get();
        for (Action.FlushKeys action : actions()) {
            var named = new int[1];
            Undone undone = new KeyUndo(store, input.wayBack().folder(), input.opener()).run(action.id(),
                    manner, name -> givesWay(store, name, named));
            if (undone.back() > 0) {
                ledger.undone(new Undoing(store.place(), "keys", 0, 0, undone.back()));
            }
            if (undone.over() > 0) {
                ledger.stays(new Kept(store.place(), Long.toString(undone.over()), "keys-over"));
            }
            if (undone.theirs() > MOST_NAMED) {
                ledger.stays(new Kept(store.place(), Long.toString(undone.theirs() - MOST_NAMED),
                        "keys-changed"));
            }
        }
    }

    private boolean givesWay(KeyValues store, KeyName name, int[] named) {
        if (isNeeded(name) && ledger.asks(id(store, name), question(store, name))) {
            return false; // it stays until somebody has decided
        }
        boolean gives = isNeeded(name) && ledger.isToGo(id(store, name));
        if (!gives && named[0]++ < MOST_NAMED) {
            // the names of others are not kept whole: those of sessions are what lets somebody in
            ledger.stays(new Kept(store.place(), isNeeded(name) ? name.text() : name.family(),
                    "changed-since"));
        }
        return gives;
    }

    /** The keys of the store held against the backup: number, contents and expiry. */
    List<TableState> compare(RunLog log) throws ProblemException, IOException {
        Path file = log.folder().resolve("backup").resolve(KeyArchive.BACKUP);
        if (input.target().keyValues().isEmpty() || !Files.exists(file)) {
            return List.of();
        }
        KeyValues store = input.target().keyValues().get();
        long now = store.now();
        long equal = 0;
        long different = 0;
        long missing = 0;
        long kept = 0;
        try (var archive = new KeyArchive.Reader(file, input.opener())) {
            for (List<KeyImage> some = archive.some(); !some.isEmpty(); some = archive.some()) {
                List<KeyImage> lasting = some.stream().filter(image -> !image.isOver(now)).toList();
                Map<KeyName, Boolean> found = found(store, lasting);
                for (KeyImage image : lasting) {
                    kept++;
                    Optional<Boolean> same = Optional.ofNullable(found.get(image.name()));
                    equal += same.filter(Boolean::booleanValue).isPresent() ? 1 : 0;
                    different += same.filter(is -> !is).isPresent() ? 1 : 0;
                    missing += same.isEmpty() ? 1 : 0;
                }
            }
        }
        long there = KeptStoreKeys.areAllThatIsKept(log) ? needed(store) : store.count();
        long added = Math.max(0, there - (kept - missing));
        return List.of(new TableState(store.place(), equal, different, missing, added));
    }

    /** Keys there are that cannot be made again. */
    private long needed(KeyValues store) throws ProblemException {
        var count = new long[1];
        store.scan(names -> {
            count[0] += names.stream().filter(this::isNeeded).count();
            return true;
        });
        return count[0];
    }

    /** Of the keys that are there, whether each is the same. */
    private static Map<KeyName, Boolean> found(KeyValues store, List<KeyImage> before) throws SiteException {
        var found = new HashMap<KeyName, Boolean>();
        Map<KeyName, KeyImage> was = new HashMap<>();
        before.forEach(image -> was.put(image.name(), image));
        List<KeyLook> looks = store.look(List.copyOf(was.keySet()));
        looks.forEach(look -> found.put(look.name(), false));
        var carried = new ArrayList<>(looks);
        carried.removeIf(look -> !look.isCarried());
        for (List<KeyLook> batch : KeyLook.batches(carried)) {
            for (KeyImage image : store.read(batch)) {
                found.put(image.name(), Optional.ofNullable(was.get(image.name())).filter(image::isLike)
                        .isPresent());
            }
        }
        return found;
    }
}
