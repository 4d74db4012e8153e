package org.fairlead.plan;

/**
 * What a run keeps beyond what it may change.
 *
 * @param wholeDatabase
 * whether the whole database of the target is kept, and its restore rehearsed in a scratch database
 */
public record BackupChoice(boolean wholeDatabase) {
    public static final BackupChoice NONE = new BackupChoice(false);
}
