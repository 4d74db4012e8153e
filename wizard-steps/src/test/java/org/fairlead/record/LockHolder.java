package org.fairlead.record;

import java.nio.file.Path;
import java.time.Clock;

/** A program of its own that takes a run and keeps it until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        var record = SqliteRunRecord.open(Path.of(args[0]), Clock.systemUTC());
        try (var lock = record.lock(args[1])) {
            System.out.println(lock == null ? "" : "held");
            System.out.flush();
            Thread.sleep(60_000);
        }
    }
}
