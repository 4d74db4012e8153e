package org.fairlead.action;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Quiet;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
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
    private final Store store;
    private final Database site;
    private final RunLog log;

    /**
     * @param store
     * as it reads for the site
     */
    public SetAside(Quiet quiet, Store store, Database site, RunLog log) {
        this.quiet = quiet;
        this.store = store;
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
                Optional<String> now = value(transaction, name);
                if (now.equals(Optional.of(quiet.off()))) {
                    continue; // off already, by itself or by us
                }
                if (log.recall(VALUES, name).isEmpty()) {
                    log.remember(VALUES, name, now.map(value -> STORED + value).orElse(ABSENT));
                }
                set(transaction, name, quiet.off(), now.isPresent());
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
        Optional<String> stored = value(transaction, quiet.clock());
        Optional<CronEntries.Parted> parted = stored.flatMap(times -> CronEntries.take(times, Set.copyOf(quiet
                .jobs())));
        if (parted.isEmpty()) {
            return 0;
        }
        log.remember(JOBS, quiet.clock(), parted.get().taken());
        set(transaction, quiet.clock(), parted.get().left(), true);
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
                if (!value(transaction, one.getKey()).equals(Optional.of(quiet.off()))) {
                    changed++;
                } else if (one.getValue().equals(ABSENT)) {
                    transaction.update("DELETE FROM " + Quoting.quote(store.table()) + " WHERE " + Quoting
                            .quote(
                                    store.name()) + " = :name", Map.of("name", new Cell.Text(one.getKey())));
                    settings++;
                } else {
                    set(transaction, one.getKey(), one.getValue().substring(STORED.length()), true);
                    settings++;
                }
            }
            for (Map.Entry<String, String> one : jobs.entrySet()) {
                Optional<String> stored = value(transaction, one.getKey());
                Optional<String> whole = stored.flatMap(times -> CronEntries.put(times, one.getValue(), clock
                        .instant().getEpochSecond()));
                if (whole.isPresent()) {
                    set(transaction, one.getKey(), whole.get(), true);
                }
            }
            transaction.commit();
        }
        log.forget(VALUES);
        log.forget(JOBS);
        return new Back(settings, jobs.size(), changed);
    }

    private Optional<String> value(Transaction transaction, String name) throws SiteException {
        try (Rows rows = transaction.query("SELECT " + Quoting.quote(store.value()) + " FROM " + Quoting
                .quote(
                        store.table()) + " WHERE " + Quoting.quote(store.name()) + " = :name", Map.of("name",
                                new Cell.Text(name)))) {
            Row row = rows.next();
            return row == null ? Optional.empty() : Optional.of(ReadableCell.whole(row.get(0)));
        }
    }

    private void set(Transaction transaction, String name, String value, boolean there) throws SiteException {
        Map<String, Cell> both = Map.of("name", new Cell.Text(name), "value", new Cell.Text(value));
        String table = Quoting.quote(store.table());
        String named = Quoting.quote(store.name());
        if (there) {
            transaction.update("UPDATE " + table + " SET " + Quoting.quote(store.value()) + " = :value WHERE "
                    + named + " = :name", both);
        } else {
            transaction.update("INSERT INTO " + table + " (" + named + ", " + Quoting.quote(store.value())
                    + ") VALUES (:name, :value)", both);
        }
    }
}
