package org.fairlead.action;

/** Rows that an action added, changed and removed. */
public record ActionTally(long inserted, long changed, long removed) {

    public static final ActionTally NONE = new ActionTally(0, 0, 0);

    public ActionTally plus(ActionTally other) {
        return new ActionTally(inserted + other.inserted, changed + other.changed, removed + other.removed);
    }

    public long total() {
        return inserted + changed + removed;
    }
}
