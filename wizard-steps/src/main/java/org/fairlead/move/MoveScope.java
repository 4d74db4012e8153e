package org.fairlead.move;

import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * What every reading of a dataset needs to know: the plan, the references looked up, the rows that wait,
 * those
 * that the target already had, and those that go where others go.
 */
public record MoveScope(Plan plan, References references, Parents parents, RowsThere there,
        Following following) {

    /** Looks up on both sides what assess, transfer and verify have to know alike. */
    public static MoveScope load(Playbook playbook, Plan plan, Moves moves, Parents parents,
            Transaction source, Transaction target) throws SiteException {
        References references = References.load(playbook, moves, plan.data(), source, target);
        RowsThere there = RowsThere.load(moves, target);
        var alone = new MoveScope(plan, references, new Parents(moves), RowsThere.NONE, Following.NONE);
        return new MoveScope(plan, references, parents, there, Following.load(moves, alone, source));
    }

    /** For one row whose fate is already known. */
    public static MoveScope ofOne(Plan plan, References references, Moves moves) {
        return new MoveScope(plan, references, new Parents(moves), RowsThere.NONE, Following.NONE);
    }
}
