package org.fairlead.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * What a run keeps, where, and for how long.
 *
 * @param wholeDatabase
 * whether the whole database of the target is kept, and its restore rehearsed
 * @param keepUntil
 * the last day, as ISO 8601, on which the backup may not be removed; empty for none
 * @param unrehearsedAcceptedBy
 * who accepts a backup whose restore could not be tried for want of any right, by name; empty for nobody. It
 * holds for one run on one target: a plan that comes in a file, goes to another target or follows on a run is
 * signed by nobody
 * @param leaveOut
 * files and folders of the application that are not kept, as the playbook names them
 * @param secondPlace
 * a folder, or {@code sftp://…}, to which all that was kept is copied; empty for none
 */
public record BackupChoice(boolean wholeDatabase, String keepUntil, String unrehearsedAcceptedBy,
        List<String> leaveOut, String secondPlace) {

    public static final BackupChoice NONE = new BackupChoice(false, "");

    public BackupChoice {
        keepUntil = keepUntil == null ? "" : keepUntil;
        unrehearsedAcceptedBy = unrehearsedAcceptedBy == null ? "" : unrehearsedAcceptedBy.strip();
        leaveOut = leaveOut == null ? List.of() : List.copyOf(leaveOut);
        secondPlace = secondPlace == null ? "" : secondPlace.strip();
    }

    /** All files, and no second place. */
    public BackupChoice(boolean wholeDatabase, String keepUntil) {
        this(wholeDatabase, keepUntil, "", List.of(), "");
    }

    public BackupChoice withWholeDatabase(boolean other) {
        return new BackupChoice(other, keepUntil, unrehearsedAcceptedBy, leaveOut, secondPlace);
    }

    public BackupChoice withKeepUntil(String other) {
        return new BackupChoice(wholeDatabase, other, unrehearsedAcceptedBy, leaveOut, secondPlace);
    }

    /** Signed by somebody, by name. */
    public BackupChoice withUnrehearsedAcceptedBy(String other) {
        return new BackupChoice(wholeDatabase, keepUntil, other, leaveOut, secondPlace);
    }

    /** Signed by nobody: what was signed holds for one run on one target. */
    public BackupChoice unsigned() {
        return withUnrehearsedAcceptedBy("");
    }

    public BackupChoice withLeaveOut(List<String> other) {
        return new BackupChoice(wholeDatabase, keepUntil, unrehearsedAcceptedBy, other, secondPlace);
    }

    public BackupChoice withSecondPlace(String other) {
        return new BackupChoice(wholeDatabase, keepUntil, unrehearsedAcceptedBy, leaveOut, other);
    }

    /** Whether the backup has to stay on a day. */
    public boolean isKeptOn(LocalDate day) {
        return isDay() && !keepUntil.isEmpty() && !day.isAfter(LocalDate.parse(keepUntil));
    }

    /** Whether what stands there is a day, or nothing. */
    boolean isDay() {
        try {
            return keepUntil.isEmpty() || LocalDate.parse(keepUntil).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
