package org.fairlead.action;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;

/** A run with a key of its own, below "home" in a folder. */
public record TestWayBack(RunLog log, WayBack wayBack, AgeOpener opener) {
    public TestWayBack(Path folder) throws Exception {
        this(log(folder), TransientKey.create());
    }

    private TestWayBack(RunLog log, TransientKey key) throws Exception {
        this(log, new WayBack(new UndoJournal(log.folder().resolve("journal"), new SecureRandom()), AgeSealer
                .toKey(key.recipient()), log.folder().resolve("undo")), AgeOpener.withIdentity(key
                        .identity()));
    }

    private static RunLog log(Path folder) throws Exception {
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        return record.log(record.begin(new NewRun("small", "move", "a", "b")).id());
    }
}
