package org.fairlead.bundle;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * What writing a bundle takes from its surroundings.
 *
 * @param heap
 * bytes of heap there are, which bound the work factor of a passphrase
 */
public record BundleMeans(Clock clock, SecureRandom random, long heap) {}
