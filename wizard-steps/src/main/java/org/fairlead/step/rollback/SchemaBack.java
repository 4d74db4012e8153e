package org.fairlead.step.rollback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.action.SchemaActions;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Action;
import org.fairlead.site.Database;
import org.fairlead.site.SchemaChanges;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;

/**
 * Takes away what this run has made of the schema, last made first, once the rows are back; never anything
 * that was there, nothing that others have filled meanwhile without being told to, and no key or index of a
 * table or column that
 * stays.
 */
final class SchemaBack {
    private static final String START = "fairlead_schema";

    private final RollbackInput input;
    private final Database target;
    private final Transaction transaction;
    private final Ledger ledger;

    SchemaBack(RollbackInput input, Transaction transaction, Ledger ledger) {
        this.input = input;
        this.target = input.target().database();
        this.transaction = transaction;
        this.ledger = ledger;
    }

    /**
     * @param made
     * scopes of the checkpoints that count
     */
    void run(Set<String> made) throws SiteException {
        for (Action action : input.playbook().actions()) {
            if (action instanceof Action.Schema) {
                SchemaChanges changes = SchemaActions.changes(target, action);
                takeAway(changes, there(changes, made));
                return;
            }
        }
    }

    /**
     * Says what stays because nobody can tell any more whether this run has made it.
     *
     * @param results
     * what became of each action, by its id, as the record has it
     */
    void sayUnknown(Map<String, String> results) throws SiteException {
        for (Action action : input.playbook().actions()) {
            if (action instanceof Action.Schema schema && results.getOrDefault(action.id(), "").startsWith(
                    "made ")) {
                SchemaChanges changes = SchemaActions.changes(target, action);
                for (SchemaObject object : SchemaActions.objects(schema)) {
                    if (isThere(changes, object)) {
                        ledger.stays(new Kept(object.name(), "", "maker-unknown"));
                    }
                }
            }
        }
    }

    private List<SchemaObject> there(SchemaChanges changes, Set<String> made) throws SiteException {
        var there = new ArrayList<SchemaObject>();
        for (Action action : input.playbook().actions().reversed()) {
            if (action instanceof Action.Schema schema) {
                for (SchemaObject object : SchemaActions.objects(schema).reversed()) {
                    if (made.contains(TargetCheckpoints.made(object)) && isThere(changes, object)) {
                        there.add(object);
                    }
                }
            }
        }
        return there;
    }

    /** What turns out to be needed stays with what belongs to it: then all of it is done anew without it. */
    private void takeAway(SchemaChanges changes, List<SchemaObject> objects) throws SiteException {
        Set<SchemaObject> staying = used(changes, objects);
        while (true) {
            Set<SchemaObject> parts = parts(changes, objects, staying);
            transaction.savepoint(START);
            Set<SchemaObject> needed = new HashSet<>();
            for (SchemaObject object : objects) {
                if (!staying.contains(object) && !parts.contains(object)
                        && changes.drop(transaction, object) == SchemaChanges.Drop.NEEDED) {
                    needed.add(object);
                }
            }
            List<SchemaObject> owners = needed.stream().filter(SchemaBack::ownsOthers).toList();
            owners.forEach(owner -> ledger.stays(new Kept(owner.name(), "", "needed-by-others")));
            if (owners.isEmpty()) {
                objects.stream().filter(object -> !staying.contains(object)).forEach(object -> tell(object,
                        parts, needed));
                return;
            }
            transaction.rollbackTo(START);
            staying.addAll(owners);
        }
    }

    private void tell(SchemaObject object, Set<SchemaObject> parts, Set<SchemaObject> needed) {
        if (parts.contains(object)) {
            ledger.stays(new Kept(object.name(), "", "part-of-kept"));
        } else if (needed.contains(object)) {
            ledger.stays(new Kept(object.name(), "", "needed-by-others"));
        } else {
            ledger.undone(new Undoing(object.name(), "made-" + object.kind(), 1, 0, 0));
        }
    }

    private static boolean ownsOthers(SchemaObject object) {
        return object instanceof SchemaObject.NewTable || object instanceof SchemaObject.TableColumn;
    }

    /** Tables and columns with rows and values of others that are not to go; the rows are kept by then. */
    private Set<SchemaObject> used(SchemaChanges changes, List<SchemaObject> objects) throws SiteException {
        Set<SchemaObject> used = new HashSet<>();
        for (SchemaObject object : objects) {
            long rows = changes.used(transaction, object);
            if (rows > 0 && object instanceof SchemaObject.NewTable) {
                if (!ledger.goes(object.name(), Problem.warning("rollback.question.table-filled", object
                        .name(),
                        rows))) {
                    used.add(object);
                }
            } else if (rows > 0 && !ledger.goes(object.name(), Problem.warning(
                    "rollback.question.column-used", object.name(), rows))) {
                used.add(object);
            }
        }
        return used;
    }

    /**
     * Keys and indexes of tables and columns that stay; one that is over a column that goes, goes with it.
     */
    private Set<SchemaObject> parts(SchemaChanges changes, List<SchemaObject> objects,
            Set<SchemaObject> staying) throws SiteException {
        Set<String> stay = new HashSet<>();
        Set<String> go = new HashSet<>();
        objects.stream().filter(SchemaBack::ownsOthers).forEach(object -> (staying.contains(object) ? stay
                : go).add(object.name()));
        Set<SchemaObject> parts = new HashSet<>();
        for (SchemaObject object : objects) {
            String table = tableOf(object);
            if (!table.isEmpty()) {
                List<String> columns = changes.covered(transaction, object).stream().map(column -> table + "."
                        + column).toList();
                if (columns.stream().noneMatch(go::contains) && (stay.contains(table) || columns.stream()
                        .anyMatch(stay::contains))) {
                    parts.add(object);
                }
            }
        }
        return parts;
    }

    private static String tableOf(SchemaObject object) {
        return switch (object) {
            case SchemaObject.Constraint constraint -> constraint.table();
            case SchemaObject.Index index -> index.table();
            default -> "";
        };
    }

    /** What somebody has changed since is still there, and stays where something else needs it. */
    private boolean isThere(SchemaChanges changes, SchemaObject object) throws SiteException {
        try {
            return changes.exists(transaction, object);
        } catch (SiteException e) {
            if (e.problem().key().startsWith("schema.problem.other-")) {
                return true;
            }
            throw e;
        }
    }
}
