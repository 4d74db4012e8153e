package org.fairlead.step.assess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.fairlead.model.Problem;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.SiteException;

/** Sizes on this computer. */
final class SourceChecks {
    private SourceChecks() {}

    /** Bytes of a database: of its file, or as the server counts them. */
    static long bytes(Database database) throws SiteException {
        DatabaseFacts facts = database.facts();
        for (String note : facts.notes()) {
            if (note.startsWith("bytes=")) {
                return Long.parseLong(note.substring("bytes=".length()));
            }
        }
        return 0;
    }

    /** Bytes free where the snapshot lies. */
    static long freeBytes(Database database) throws SiteException {
        Path place = Path.of(database.facts().place());
        try {
            return Files.exists(place) ? Files.getFileStore(place).getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", place.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }
}
