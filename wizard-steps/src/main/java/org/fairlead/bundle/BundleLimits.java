package org.fairlead.bundle;

/**
 * What is read of a bundle at the most, whatever it says of itself. All but the first are bytes.
 *
 * @param entries
 * number of entries
 * @param describing
 * manifest, totals or signature
 * @param config
 * settings of one component
 * @param part
 * one part of a dataset; writers keep to 8 MiB unless a single row is larger
 * @param file
 * one file
 * @param sums
 * SHA256SUMS
 * @param total
 * everything unpacked
 * @param free
 * what may be unpacked before the ratio is looked at
 * @param ratio
 * how much larger than the bundle its content may be, as a factor
 */
public record BundleLimits(int entries, long describing, long config, long part, long file, long sums,
        long total,
        long free, long ratio) {

    private static final long MIB = 1L << 20;

    /** The limits that hold for everybody; the writer keeps them too. */
    public static final BundleLimits STANDARD = new BundleLimits(300_000, 4 * MIB, 32 * MIB, 64 * MIB, MIB
            << 16,
            64 * MIB, MIB << 21, 1024 * MIB, 1000);

    long of(EntryName name) {
        return switch (name) {
            case EntryName.Manifest m -> describing;
            case EntryName.Config c -> config;
            case EntryName.Data d -> part;
            case EntryName.Media f -> file;
            case EntryName.Totals t -> describing;
            case EntryName.Sums s -> sums;
            case EntryName.Signature s -> describing;
        };
    }
}
