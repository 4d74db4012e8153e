package org.fairlead.move;

import java.util.Map;

import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.plan.DataChoice.Unmatched;
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
        RowsThere there = RowsThere.load(moves, target, plan.data().existing() == Existing.REPLACE);
        var alone = new MoveScope(plan, references, new Parents(moves), RowsThere.NONE, Following.NONE);
        return new MoveScope(plan, references, parents, there, Following.load(moves, alone, source));
    }

    /** The same where it was settled before which rows of the source stay behind. */
    public MoveScope with(SettledRows settled) {
        return new MoveScope(plan, references, parents, RowsThere.of(settled), following);
    }

    /** The same for readings that want rows that are on the target as well. */
    MoveScope withoutThere() {
        return new MoveScope(plan, references, parents, RowsThere.NONE, following);
    }

    /** For one row whose fate is already known. */
    public static MoveScope ofOne(Plan plan, References references, Moves moves) {
        return new MoveScope(plan, references, new Parents(moves), RowsThere.NONE, Following.NONE);
    }

    /**
     * What has to be known to read rows that leave for a place that nobody can look at: whose rows stay, and
     * what goes with them. Nobody is looked for elsewhere.
     *
     * @param moves
     * of the source onto itself
     */
    public static MoveScope leaving(Playbook playbook, Plan plan, Moves moves, Transaction source)
            throws SiteException {
        DataChoice chosen = plan.data();
        Plan here = plan.withData(new DataChoice(chosen.datasets(), chosen.since(), Map.of(), chosen
                .leaveOut(), Unmatched.QUARANTINE, chosen.mask()));
        var references = References.ofOneSite(playbook, moves, here.data(), source);
        var alone = new MoveScope(here, references, new Parents(moves), RowsThere.NONE, Following.NONE);
        return new MoveScope(here, references, new Parents(moves), RowsThere.NONE, Following.load(moves,
                alone, source));
    }
}
