package org.fairlead.plan;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * What a run keeps beyond what it may change, and for how long.
 *
 * @param wholeDatabase
 * whether the whole database of the target is kept, and its restore rehearsed in a scratch database
 * @param keepUntil
 * the last day, as ISO 8601, on which the backup may not be removed; empty for none
 */
public record BackupChoice(boolean wholeDatabase, String keepUntil) {
    public static final BackupChoice NONE = new BackupChoice(false, "");

    public BackupChoice {
        keepUntil = keepUntil == null ? "" : keepUntil;
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
