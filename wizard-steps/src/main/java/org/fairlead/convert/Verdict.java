package org.fairlead.convert;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;

/** What converting one row met. Reused from row to row: {@link #clear} it before each. Not thread-safe. */
public final class Verdict {
    private final List<Misfit> misfits = new ArrayList<>(2);
    private final List<Change> changes = new ArrayList<>(2);

    public void clear() {
        misfits.clear();
        changes.clear();
    }

    /** Adds a value that does not fit. */
    public void misfit(String column, MisfitKind kind, String detail) {
        misfits.add(new Misfit(column, kind, detail));
    }

    /** Adds the use of a rule. */
    public void changed(String column, MisfitKind kind, MisfitRule rule) {
        changed(new Change(column, kind, rule));
    }

    void changed(Change change) {
        changes.add(change);
    }

    /** Values for which no rule was decided: the row must wait. */
    public List<Misfit> misfits() {
        return misfits;
    }

    /** Values that a rule made to fit. */
    public List<Change> changes() {
        return changes;
    }

    /** A rule that was used. */
    public record Change(String column, MisfitKind kind, MisfitRule rule) {}
}
