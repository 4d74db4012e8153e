package org.fairlead.site.sqlite;

import java.sql.SQLException;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/** What SQLite's result codes mean for a person. */
record SqliteFailures(String place) {
    /** Bits of an extended result code that name the kind of failure. */
    private static final int PRIMARY = 0xff;

    private Problem refused(String doing, SQLiteErrorCode code) {
        return Problem.blocker("sqlite.problem.failed", place, doing, code.name());
    }

    static boolean isDamage(SQLException cause) {
        return cause instanceof SQLiteException e
                && (e.getResultCode().code & PRIMARY) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    SiteException withoutParent(String doing) {
        var code = SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
        return SiteException.withoutParent(refused(doing, code), new SQLException(code.name()));
    }

    SiteException of(String doing, SQLException cause) {
        var code = cause instanceof SQLiteException e ? e.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY) {
            return SiteException.withoutParent(refused(doing, code), cause);
        }
        if ((code.code & PRIMARY) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || code == SQLiteErrorCode.SQLITE_MISMATCH || code == SQLiteErrorCode.SQLITE_TOOBIG) {
            return SiteException.refused(refused(doing, code), cause);
        }
        return new SiteException(switch (code) {
            case SQLITE_NOTADB -> Problem.blocker("sqlite.problem.not-a-database", place);
            case SQLITE_CORRUPT, SQLITE_CORRUPT_VTAB, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE ->
                    Problem.blocker("sqlite.problem.damaged", place);
            case SQLITE_CANTOPEN -> Problem.blocker("sqlite.problem.cannot-open", place);
            case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
                    Problem.blocker("sqlite.problem.busy", place);
            case SQLITE_FULL -> Problem.blocker("sqlite.problem.disk-full", place);
            case SQLITE_INTERRUPT -> Problem.blocker("database.problem.cancelled", place);
            default -> Problem.blocker("sqlite.problem.failed", place, doing, String.valueOf(cause
                    .getMessage()));
        }, cause);
    }
}
