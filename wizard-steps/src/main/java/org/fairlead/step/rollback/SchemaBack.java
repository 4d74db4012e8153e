package org.fairlead.step.rollback;

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
 * that was there, and nothing that others have filled meanwhile.
 */
final class SchemaBack {
    private final RollbackInput input;
    private final Database target;

    SchemaBack(RollbackInput input) {
        this.input = input;
        this.target = input.target().database();
    }

    /**
     * @param made
     * scopes of the checkpoints that count
     */
    void run(Transaction transaction, Set<String> made, Ledger ledger) throws SiteException {
        for (Action action : input.playbook().actions().reversed()) {
            if (action instanceof Action.Schema schema) {
                for (SchemaObject object : SchemaActions.objects(schema).reversed()) {
                    if (made.contains(TargetCheckpoints.made(object))) {
                        takeAway(SchemaActions.changes(target, action), transaction, object, ledger);
                    }
                }
            }
        }
    }

    private static void takeAway(SchemaChanges changes, Transaction transaction, SchemaObject object,
            Ledger ledger) throws SiteException {
        if (!isThere(changes, transaction, object)) {
            return;
        }
        long used = changes.used(transaction, object);
        if (used > 0 && object instanceof SchemaObject.NewTable) {
            ledger.stays(new Kept(object.name(), Long.toString(used), "filled-by-others"));
            return;
        }
        if (used > 0 && !ledger.goes(object.name(), Problem.warning("rollback.question.column-used", object
                .name(), used))) {
            return;
        }
        switch (changes.drop(transaction, object)) {
            case DROPPED -> ledger.undone(new Undoing(object.name(), "made-" + object.kind(), 1, 0, 0));
            case NEEDED -> ledger.stays(new Kept(object.name(), "", "needed-by-others"));
        }
    }

    /** What somebody has changed since is still there, and stays where something else needs it. */
    private static boolean isThere(SchemaChanges changes, Transaction transaction, SchemaObject object)
            throws SiteException {
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
