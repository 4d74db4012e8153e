package org.fairlead.action;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Action;
import org.fairlead.site.Database;
import org.fairlead.site.JsonColumns.JsonPlace;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Does what an action on rows says, within a transaction that somebody else commits or abandons. */
record RowWork(Database target, Parameters parameters) {
    /** Answers whether anything may have been done; a done-when that holds says no. */
    boolean perform(Action.Sql action, Transaction transaction) throws SiteException {
        if (holds(transaction, action.doneWhen())) {
            return false;
        }
        transaction.update(action.run(), parameters.cells());
        return true;
    }

    boolean perform(Action.WriteRows action, Transaction transaction) throws SiteException {
        TableShape shape = transaction.shape(action.touches().table()).orElseThrow(() -> new SiteException(
                Problem.blocker("upgrade.problem.no-table", action.touches().table(), target.facts()
                        .place())));
        return new RowWriter(action, shape, parameters).write(transaction) > 0;
    }

    boolean perform(Action.JsonMember action, Transaction transaction) throws SiteException {
        JsonMemberEffect effect = JsonMemberEffect.of(action, parameters);
        var place = new JsonPlace(effect.table(), effect.column(), effect.member());
        return target.jsonColumns().orElseThrow(() -> new SiteException(Problem.blocker(
                "upgrade.problem.no-json", target.facts().place(), action.id()))).add(transaction, place,
                        effect.value()) > 0;
    }

    private boolean holds(Transaction transaction, String question) throws SiteException {
        if (question.isEmpty()) {
            return false;
        }
        var answers = new ArrayList<Cell>();
        try (Rows rows = transaction.query(question, parameters.cells())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                answers.add(row.get(0));
            }
        }
        return answers.equals(List.of(Cell.TRUE)) || answers.equals(List.of(new Cell.Int(1)));
    }
}
