package org.fairlead.action;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Row;
import org.fairlead.record.RecordException;
import org.fairlead.record.UndoJournal;

/** Is told, row by row, what a statement did. */
public interface RowChanges {
    void inserted(Row key, Row now) throws RecordException;

    void changed(Row key, Row before, Row now) throws RecordException;

    void deleted(Row key, Row before) throws RecordException;

    /** Writes what it is told into a chunk of the journal. */
    static RowChanges into(UndoJournal.Chunk journal) {
        var canonical = new CanonicalRow();
        return new RowChanges() {
            @Override
            public void inserted(Row key, Row now) throws RecordException {
                canonical.write(now);
                journal.inserted(key, canonical.buffer(), canonical.length());
            }

            @Override
            public void changed(Row key, Row before, Row now) throws RecordException {
                canonical.write(now);
                journal.changed(key, before, canonical.buffer(), canonical.length());
            }

            @Override
            public void deleted(Row key, Row before) throws RecordException {
                journal.deleted(key, before);
            }
        };
    }
}
