package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.fairlead.action.WayBack;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RunKey;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/**
 * The key that the way back of one run is sealed to: made once, its private half in a file sealed by the
 * passphrase.
 */
final class RunKeys {
    private static final String SCOPE = "key";

    private final RunLog log;
    private final Machine machine;
    private final Path file;

    RunKeys(RunLog log, Machine machine) {
        this.log = log;
        this.machine = machine;
        this.file = log.folder().resolve("key.age");
    }

    /** Whether the key was made: before the first backup there is none, and nothing to take back. */
    boolean exist() throws ProblemException {
        return log.recall(SCOPE, "recipient").isPresent() && Files.exists(file);
    }

    /** What it takes to keep a way back; appending to it needs no passphrase. */
    WayBack wayBack() throws ProblemException {
        return new WayBack(new UndoJournal(log.folder().resolve("journal"), machine.random()), sealer(), log
                .folder().resolve("undo"));
    }

    /** Opens the private half, making the key on first use. */
    AgeOpener open(Secret passphrase) throws ProblemException {
        try {
            Optional<String> recipient = log.recall(SCOPE, "recipient");
            if (exist() && recipient.isPresent()) {
                return new RunKey(recipient.get(), Files.readAllBytes(file)).open(passphrase, machine
                        .memoryForKeys());
            }
            RunKey key = RunKey.create(passphrase, machine.workFactor(), machine.random());
            Path part = file.resolveSibling("key.age.part");
            Files.write(part, key.sealedIdentity());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            log.remember(SCOPE, "recipient", key.recipient());
            return key.open(passphrase, machine.memoryForKeys());
        } catch (IOException e) {
            throw new RecordException(
                    Problem.blocker("record.problem.home", file.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The public half, which needs no passphrase. */
    AgeSealer sealer() throws ProblemException {
        String recipient = log.recall(SCOPE, "recipient")
                .orElseThrow(() -> new SiteException(Problem.blocker("run.problem.no-backup")));
        return AgeSealer.toKey(recipient);
    }
}
