package org.fairlead.site.postgres;

import java.sql.SQLException;

import org.postgresql.copy.CopyIn;

import org.fairlead.model.Row;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction.BulkWrite;

/** Rows on their way through COPY FROM STDIN. */
final class CopyWrite implements BulkWrite {
    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final PostgresFailures failures;
    private final CopyText text = new CopyText(BUFFER * 2);

    CopyWrite(CopyIn copy, PostgresFailures failures) {
        this.copy = copy;
        this.failures = failures;
    }

    @Override
    public void add(Row row) throws SiteException {
        text.row(row);
        if (text.length() >= BUFFER) {
            send();
        }
    }

    private void send() throws SiteException {
        try {
            copy.writeToCopy(text.bytes(), 0, text.length());
            text.clear();
        } catch (SQLException e) {
            throw failures.of("copy", e);
        }
    }

    @Override
    public long finish() throws SiteException {
        send();
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw failures.of("copy", e);
        }
    }

    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            // the server has ended the copy by itself; the transaction is rolled back either way
            return;
        }
    }
}
