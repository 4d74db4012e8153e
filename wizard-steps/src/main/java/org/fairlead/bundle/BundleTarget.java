package org.fairlead.bundle;

import java.nio.file.Path;

/**
 * Where a bundle is written.
 *
 * @param file
 * its final name; with volumes {@code .001} and so on are added
 * @param volumeBytes
 * size of a volume, at least {@link #LEAST}; 0 for one file
 */
public record BundleTarget(Path file, long volumeBytes) {
    /** The least size of a volume. */
    public static final long LEAST = 1 << 16;

    public BundleTarget {
        if (volumeBytes != 0 && volumeBytes < LEAST) {
            throw new IllegalArgumentException("a volume has at least " + LEAST + " bytes");
        }
    }

    /** One file. */
    public static BundleTarget oneFile(Path file) {
        return new BundleTarget(file, 0);
    }
}
