package org.fairlead.bundle;

import java.nio.file.Path;
import java.util.List;

import org.fairlead.model.Problem;

/**
 * What was written, after it was opened again and counted.
 *
 * @param files
 * the bundle, or its volumes in order
 * @param bytes
 * of these
 * @param workFactor
 * of scrypt; 0 without a passphrase
 * @param notes
 * what its owner should know
 */
public record BundleReport(List<Path> files, long bytes, BundleTotals totals, int workFactor,
        List<Problem> notes) {
    public BundleReport {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
