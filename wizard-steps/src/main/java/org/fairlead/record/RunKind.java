package org.fairlead.record;

/** What a run is for. */
public enum RunKind {
    /** Changes a site, or carries something out of it. */
    MIGRATION,
    /** Tries a plan on a copy of its target, which is gone afterwards. */
    REHEARSAL
}
