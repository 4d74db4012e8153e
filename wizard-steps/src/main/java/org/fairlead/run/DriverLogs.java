package org.fairlead.run;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** What database drivers log for themselves goes where our own log goes, and not onto the user's screen. */
public final class DriverLogs {
    private DriverLogs() {}

    /** To be called once, before the first connection. */
    public static void join() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
