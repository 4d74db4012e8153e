package org.fairlead.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RunKey;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;

/** A database kept in a file, with a key of its own. */
record Kept(DatabaseDump dump, Path file, RunKey key, DatabaseDump.Written written) {

    private static final String PASSPHRASE = "the way back 4711";
    static final DatabaseDump.Watch NOBODY = new DatabaseDump.Watch() {
        @Override
        public void table(String name, long rows) {}

        @Override
        public boolean shouldStop() {
            return false;
        }
    };

    static Kept of(Database database, Path folder) throws ProblemException, IOException {
        try (Reading reading = database.whole().orElseThrow().read()) {
            return of(reading, database.dialect(), folder);
        }
    }

    static Kept of(Reading reading, String dialect, Path folder) throws ProblemException, IOException {
        RunKey key = RunKey.create(Secret.of(PASSPHRASE), AgeSealer.LEAST, new SecureRandom());
        Path file = folder.resolve("whole.sql.zst.age");
        var dump = new DatabaseDump(file, dialect, NOBODY);
        return new Kept(dump, file, key, dump.write(reading, AgeSealer.toKey(key.recipient())).orElseThrow());
    }

    AgeOpener opener() throws ProblemException {
        return key.open(Secret.of(PASSPHRASE), 1 << 26);
    }

    /** The text as a person gets it who opens the file with age and zstd. */
    String text() throws ProblemException, IOException {
        try (var in = new com.github.luben.zstd.ZstdInputStream(opener().open(java.nio.file.Files
                .newInputStream(file), "file"))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    DumpComparison rehearse(Database database) throws ProblemException, IOException {
        try (Place place = database.whole().orElseThrow().scratch("fairlead_rehearsal_test").orElseThrow()) {
            return dump.restore(place, opener(), true).orElseThrow();
        }
    }
}
