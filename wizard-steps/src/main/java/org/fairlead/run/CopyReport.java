package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * What was copied to a place.
 *
 * @param left
 * files that were not reached because somebody stopped; the next attempt goes on with them
 * @param warnings
 * what speaks against the place
 */
public record CopyReport(String place, List<Copied> copied, int left, List<Problem> warnings) {
    public CopyReport {
        copied = List.copyOf(copied);
        warnings = List.copyOf(warnings);
    }

    /**
     * A file that is there and has been compared.
     *
     * @param sha256
     * hex SHA-256 of the copy, read back
     * @param resumedAt
     * bytes that were there already
     */
    public record Copied(String name, long bytes, String sha256, long resumedAt) {}
}
