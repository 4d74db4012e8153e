package org.fairlead.step.transfer;

import java.util.List;

import org.fairlead.convert.Misfit;

/**
 * A row in quarantine, read again from the snapshot for a person to look at and correct. It is shown, never
 * stored.
 */
public record WaitingRow(String table, String key, List<Value> values, List<Misfit> misfits) {
    public WaitingRow {
        values = List.copyOf(values);
        misfits = List.copyOf(misfits);
    }

    /** One column: its value on the source as text, and the type the target wants. */
    public record Value(String column, String text, String type) {}
}
