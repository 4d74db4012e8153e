package org.fairlead.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;

/**
 * The run's own copy of the source. It is taken anew by each assessment until rows have been written from it;
 * from then on
 * it must stay the same, which its hash proves.
 */
final class SnapshotKeeper {
    private static final String SCOPE = "snapshot";

    private final RunLog log;
    private final Path file;

    SnapshotKeeper(RunLog log) {
        this.log = log;
        this.file = log.folder().resolve("source.sqlite3");
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Copies the source anew. */
    void take(SourceFile source) throws ProblemException {
        source.snapshotInto(file);
        log.remember(SCOPE, "sha256", hash());
    }

    /** Refuses a copy that is gone or no longer what it was. */
    void requireWhole() throws ProblemException {
        Optional<String> known = log.recall(SCOPE, "sha256");
        if (known.isEmpty() || !exists()) {
            throw new SiteException(Problem.blocker("run.problem.no-snapshot", file.toString()));
        }
        if (!known.get().equals(hash())) {
            throw new SiteException(Problem.blocker("run.problem.snapshot-changed", file.toString()));
        }
    }

    private String hash() throws SiteException {
        try (InputStream in = Files.newInputStream(file);
                var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", file.toString(), String.valueOf(e
                            .getMessage())), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
