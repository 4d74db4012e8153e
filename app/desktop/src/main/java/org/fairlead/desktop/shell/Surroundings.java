package org.fairlead.desktop.shell;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;

import org.fairlead.desktop.kit.Ports;

/**
 * What comes into the window from outside.
 *
 * @param random
 * unpredictable
 * @param environment
 * variable to value
 */
public record Surroundings(Clock clock, SecureRandom random, Ports ports, Workers workers,
        WindowMemory memory, Map<String, String> environment) {

    /**
     * Where work is done off the window's thread.
     *
     * @param many
     * side by side
     * @param one
     * one after the other
     */
    public record Workers(Executor many, Executor one) {}
}
