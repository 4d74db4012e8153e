package org.fairlead.record;

import org.fairlead.model.Row;

/** One thing that was done to a table, with what is needed to undo it. */
public sealed interface JournalEntry {
    Row key();

    /**
     * A row that was not there before.
     *
     * @param written
     * keyed hash of what was written
     */
    @SuppressWarnings("ArrayRecordComponent") // entries are read and used up, never compared
    record Inserted(Row key, byte[] written) implements JournalEntry {}

    /** A row that was there: its columns before, and the hash of what they were changed to. */
    @SuppressWarnings("ArrayRecordComponent") // entries are read and used up, never compared
    record Changed(Row key, Row before, byte[] written) implements JournalEntry {}

    /** A row that was taken away. */
    record Deleted(Row key, Row before) implements JournalEntry {}
}
