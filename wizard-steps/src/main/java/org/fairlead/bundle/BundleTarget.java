package org.fairlead.bundle;

import java.nio.file.Path;
import java.util.Locale;

import com.github.luben.zstd.Zstd;

/**
 * Where a bundle is written.
 *
 * @param file
 * its final name; with volumes {@code .001} and so on are added
 * @param volumeBytes
 * size of a volume, at least {@link #LEAST}; 0 for one file
 * @param compression
 * how hard what lies in it is compressed before it is encrypted
 */
public record BundleTarget(Path file, long volumeBytes, Compression compression) {

    /** The least size of a volume. */
    public static final long LEAST = 1 << 16;

    public BundleTarget {
        if (volumeBytes != 0 && volumeBytes < LEAST) {
            throw new IllegalArgumentException("a volume has at least " + LEAST + " bytes");
        }
    }

    /** Compressed as usual. */
    public BundleTarget(Path file, long volumeBytes) {
        this(file, volumeBytes, Compression.FAST);
    }

    /** How hard content is compressed. Whatever it is, the same tools open it. */
    public enum Compression {
        /** As little as zstd can. */
        NONE(Zstd.minCompressionLevel()),
        /** Rows of databases come out no larger than with zstd's usual level, and sooner. */
        FAST(1),
        /** Several times slower than {@link #FAST}. */
        STRONG(12);

        private final int level;

        Compression(int level) {
            this.level = level;
        }

        int level() {
            return level;
        }

        /** The word used on command lines. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One file. */
    public static BundleTarget oneFile(Path file) {
        return new BundleTarget(file, 0);
    }
}
