package org.fairlead.dump;

/** Somebody wished to stop; what was filled so far is not whole. */
final class DumpStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
