package org.fairlead.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Action;
import org.fairlead.record.RecordException;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Database;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.JsonColumns.JsonPlace;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Actions on the rows of the target. Each is one transaction: look whether there is anything to do, do it,
 * journal what
 * changed, set the checkpoint, commit. The journal is on the disk before the commit.
 */
public final class DataActions {
    private static final long FIRST = 1;

    private final Database target;
    private final TargetCheckpoints checkpoints;
    private final WayBack wayBack;
    private final Parameters parameters;
    private final RowWork work;

    public DataActions(Database target, TargetCheckpoints checkpoints, WayBack wayBack,
            Parameters parameters) {
        this.target = target;
        this.checkpoints = checkpoints;
        this.wayBack = wayBack;
        this.parameters = parameters;
        this.work = new RowWork(target, parameters);
    }

    /** Runs a statement of the playbook; empty when its done-when says that there is nothing to do. */
    public Optional<ActionTally> run(Action.Sql action)
            throws SiteException, RecordException, IOException, SecretException {
        return captured(action, transaction -> work.perform(action, transaction));
    }

    /** Brings rows to the values of the chosen set. */
    public Optional<ActionTally> run(Action.WriteRows action)
            throws SiteException, RecordException, IOException, SecretException {
        return captured(action, transaction -> work.perform(action, transaction));
    }

    /** Adds a member to the objects of a JSON column. */
    public Optional<ActionTally> run(Action.JsonMember action)
            throws SiteException, RecordException {
        JsonMemberEffect effect = JsonMemberEffect.of(action, parameters);
        JsonColumns json = target.jsonColumns().orElseThrow(() -> new SiteException(
                Problem.blocker("upgrade.problem.no-json", target.facts().place(), action.id())));
        var place = new JsonPlace(effect.table(), effect.column(), effect.member());
        List<String> key = action.touches().key();
        long changed = 0;
        try (Transaction transaction = target.begin(Database.Access.WRITE_ISOLATED)) {
            try (UndoJournal.Chunk journal = wayBack.journal().begin(wayBack.sealer(), scope(action), FIRST,
                    effect.table(), key, List.of(effect.column()));
                    Rows rows = json.lacking(transaction, place, key)) {
                var canonical = new CanonicalRow();
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    Cell before = row.get(key.size());
                    canonical.write(new Row(effect.apply(before)));
                    journal.changed(new Row(row.cells().subList(0, key.size()).toArray(Cell[]::new)), new Row(
                            before),
                            canonical.buffer(), canonical.length());
                    changed++;
                }
                journal.seal();
            }
            if (changed > 0 && json.add(transaction, place, effect.value()) != changed) {
                throw new SiteException(Problem.blocker("upgrade.problem.changed-meanwhile", action.id()));
            }
            commit(transaction, action, changed);
        }
        return changed == 0 ? Optional.empty() : Optional.of(new ActionTally(0, changed, 0));
    }

    private interface Work {
        /** Answers whether anything was done. */
        boolean in(Transaction transaction) throws SiteException;
    }

    private Optional<ActionTally> captured(Action action, Work work)
            throws SiteException, RecordException, IOException, SecretException {
        for (Action.Touches touches : action.touching()) {
            rewind(action, touches.table());
        }
        try (Transaction transaction = target.begin(Database.Access.WRITE_ISOLATED);
                Captures captures = Captures.take(wayBack.folder(), transaction, action.touching(), target
                        .facts().place())) {
            if (!work.in(transaction)) {
                commit(transaction, action, 0);
                return Optional.empty();
            }
            ActionTally tally = ActionTally.NONE;
            long number = FIRST;
            for (TableCapture capture : captures.all()) {
                try (UndoJournal.Chunk journal = wayBack.journal().begin(wayBack.sealer(), scope(action),
                        number++, capture.table(), capture.key(), capture.names())) {
                    ActionTally changed = capture.after(transaction, RowChanges.into(journal));
                    journal.seal();
                    Captures.refresh(transaction, capture, changed);
                    tally = tally.plus(changed);
                }
            }
            transaction.checkConstraints();
            commit(transaction, action, tally.total());
            return tally.total() == 0 ? Optional.empty() : Optional.of(tally);
        }
    }

    /**
     * Remembers where the table's counter stands before the first attempt, and lets a later attempt begin
     * there again: the
     * numbers that a dead attempt drew are the only ones given back.
     */
    private void rewind(Action action, String table) throws SiteException {
        boolean first = action.touching().getFirst().table().equals(table);
        String scope = TargetCheckpoints.counterBefore(first ? action.id() : action.id() + "/" + table);
        Checkpoint before = checkpoints.load(target).get(scope);
        try (Transaction transaction = target.begin(Database.Access.WRITE)) {
            long last = target.identities().last(transaction, table).orElse(-1);
            if (before == null) {
                checkpoints.put(transaction, scope, new Checkpoint(last, "", 0, true));
            } else if (before.number() >= 0) {
                target.identities().takeBack(transaction, table, before.number());
            }
            transaction.commit();
        }
    }

    private void commit(Transaction transaction, Action action, long rows) throws SiteException {
        checkpoints.put(transaction, scope(action), new Checkpoint(Math.max(FIRST, action
                .touching().size()), "", rows, true));
        transaction.commit();
    }

    private static String scope(Action action) {
        return TargetCheckpoints.upgradeBy(action.id());
    }
}
