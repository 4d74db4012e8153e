package org.fairlead.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.SchemaParts.AddedColumns;
import org.fairlead.playbook.SchemaParts.Defined;
import org.fairlead.playbook.SchemaParts.NewTable;
import org.fairlead.site.Database;
import org.fairlead.site.SchemaChanges;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Actions on the schema of the target. Each is one transaction, in which the checkpoints also say which
 * objects this run has made: only those are ever taken away again.
 */
public final class SchemaActions {
    private final Database target;
    private final TargetCheckpoints checkpoints;

    public SchemaActions(Database target, TargetCheckpoints checkpoints) {
        this.target = target;
        this.checkpoints = checkpoints;
    }

    /** Every object of an action, in the order in which they are made. */
    public static List<SchemaObject> objects(Action.Schema action) {
        var objects = new ArrayList<SchemaObject>();
        action.types().forEach((name, labels) -> objects.add(new SchemaObject.EnumType(name, labels)));
        for (AddedColumns columns : action.columns()) {
            columns.add().forEach((name, definition) -> objects.add(new SchemaObject.TableColumn(columns
                    .table(), name, definition)));
        }
        for (NewTable table : action.tables()) {
            objects.add(new SchemaObject.NewTable(table.table(), table.columns(), table.key()));
        }
        for (Defined constraint : action.constraints()) {
            objects.add(new SchemaObject.Constraint(constraint.table(), constraint.name(), constraint.as()));
        }
        for (Defined index : action.indexes()) {
            objects.add(new SchemaObject.Index(index.table(), index.name(), index.as()));
        }
        return objects;
    }

    /** Whether an action has anything to speak of: the table it depends on is there. */
    public static boolean applies(Action action, Transaction transaction) throws SiteException {
        return action.whenTable().isEmpty() || transaction.shape(action.whenTable()).isPresent();
    }

    /**
     * How a database changes its schema.
     *
     * @throws SiteException
     * when its changes cannot be taken back
     */
    public static SchemaChanges changes(Database target, Action action) throws SiteException {
        return target.schemaChanges().orElseThrow(() -> new SiteException(Problem.blocker(
                "upgrade.problem.no-schema", target.facts().place(), action.id())));
    }

    /** Is told of an object that is made. */
    interface Maker {
        void made(SchemaObject object) throws SiteException;
    }

    /** Makes what is missing, in a transaction that the caller commits or abandons. */
    static void make(Action.Schema action, Database target, Transaction transaction, Maker maker)
            throws SiteException {
        SchemaChanges changes = changes(target, action);
        List<String> absent = new ArrayList<>();
        for (AddedColumns columns : action.columns()) {
            if (columns.optional() && transaction.shape(columns.table()).isEmpty()) {
                absent.add(columns.table());
            }
        }
        for (SchemaObject object : objects(action)) {
            boolean without = object instanceof SchemaObject.TableColumn column && absent.contains(column
                    .table());
            if (!without && !changes.exists(transaction, object)) {
                changes.create(transaction, object);
                maker.made(object);
            }
        }
    }

    /** Makes what is missing; empty when nothing was. */
    public Optional<ActionTally> run(Action.Schema action) throws SiteException {
        try (Transaction transaction = target.begin(Database.Access.WRITE)) {
            var made = new ArrayList<SchemaObject>();
            make(action, target, transaction, object -> {
                checkpoints.put(transaction, TargetCheckpoints.made(object), new Checkpoint(1, action.id(), 1,
                        true));
                made.add(object);
            });
            checkpoints.put(transaction, TargetCheckpoints.upgradeBy(action.id()), new Checkpoint(1, "", made
                    .size(), true));
            transaction.commit();
            return made.isEmpty() ? Optional.empty() : Optional.of(new ActionTally(made.size(), 0, 0));
        }
    }
}
