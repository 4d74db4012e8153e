package org.fairlead.action;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Quiet;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Switches settings of a site off and on again, and lets its own jobs wait. What was there is in the record
 * before anything is written; a value that somebody changed meanwhile is left alone. Both ways may be gone
 * again after being cut off.
 */
public final class SetAside {
    private static final String VALUES = "set-aside";
    private static final String JOBS = "set-aside-jobs";
    /** Stands for a setting that was not stored. */
    private static final String ABSENT = "absent";
    private static final String STORED = "stored:";

    private final Quiet quiet;
    private final StoredNames stored;
    private final Database site;
    private final RunLog log;

    /**
     * @param store
     * as it reads for the site
     */
    public SetAside(Quiet quiet, Store store, Database site, RunLog log) {
        this.quiet = quiet;
        this.stored = new StoredNames(store);
        this.site = site;
        this.log = log;
    }

    /** How many settings were put back, and which somebody else changed meanwhile. */
    public record Back(int settings, int jobs, int changedByOthers) {}

    /** Whether something is switched off now. */
    public static boolean isQuiet(RunLog log) throws RecordException {
        return !log.recallAll(VALUES).isEmpty() || !log.recallAll(JOBS).isEmpty();
    }

    /** Switches off, and answers how many settings and jobs that were. */
    public int off() throws SiteException, RecordException {
        int count = 0;
        try (Transaction transaction = site.begin(Access.WRITE)) {
            for (String name : quiet.names()) {
                Optional<String> now = stored.value(transaction, name);
                if (now.equals(Optional.of(quiet.off()))) {
                    continue; // off already, by itself or by us
                }
                if (log.recall(VALUES, name).isEmpty()) {
                    log.remember(VALUES, name, now.map(value -> STORED + value).orElse(ABSENT));
                }
                stored.set(transaction, name, quiet.off(), now.isPresent());
                count++;
            }
            count += pause(transaction);
            transaction.commit();
        }
        return count;
    }

    private int pause(Transaction transaction) throws SiteException, RecordException {
        if (quiet.clock().isEmpty()) {
            return 0;
        }
        Optional<String> clock = stored.value(transaction, quiet.clock());
        Optional<CronEntries.Parted> parted = clock.flatMap(times -> CronEntries.take(times, Set.copyOf(quiet
                .jobs())));
        if (parted.isEmpty()) {
            return 0;
        }
        log.remember(JOBS, quiet.clock(), parted.get().taken());
        stored.set(transaction, quiet.clock(), parted.get().left(), true);
        return 1;
    }

    /** Puts back what was switched off. */
    public Back on(Clock clock) throws SiteException, RecordException {
        Map<String, String> noted = new LinkedHashMap<>(log.recallAll(VALUES));
        Map<String, String> jobs = log.recallAll(JOBS);
        int settings = 0;
        int changed = 0;
        try (Transaction transaction = site.begin(Access.WRITE)) {
            for (Map.Entry<String, String> one : noted.entrySet()) {
                if (!stored.value(transaction, one.getKey()).equals(Optional.of(quiet.off()))) {
                    changed++;
                } else if (one.getValue().equals(ABSENT)) {
                    stored.delete(transaction, one.getKey());
                    settings++;
                } else {
                    stored.set(transaction, one.getKey(), one.getValue().substring(STORED.length()), true);
                    settings++;
                }
            }
            for (Map.Entry<String, String> one : jobs.entrySet()) {
                Optional<String> now = stored.value(transaction, one.getKey());
                Optional<String> whole = now.flatMap(times -> CronEntries.put(times, one.getValue(), clock
                        .instant().getEpochSecond()));
                if (whole.isPresent()) {
                    stored.set(transaction, one.getKey(), whole.get(), true);
                }
            }
            transaction.commit();
        }
        log.forget(VALUES);
        log.forget(JOBS);
        return new Back(settings, jobs.size(), changed);
    }
}
