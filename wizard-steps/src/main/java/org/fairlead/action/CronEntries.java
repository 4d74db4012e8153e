package org.fairlead.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpValue.Entry;
import org.fairlead.rewrite.PhpWriter;

/**
 * Jobs of a site's own clock as WordPress stores them in the option {@code cron}: second since 1970 to name
 * of
 * the job to its times.
 */
final class CronEntries {
    private CronEntries() {}

    /** What is left without some jobs, and those jobs in the same form. */
    record Parted(String left, String taken) {}

    /** Takes jobs out; empty where none of them is in it, or it is not to be understood. */
    static Optional<Parted> take(String stored, Set<String> jobs) {
        Optional<PhpValue.Array> all = parse(stored);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var left = new ArrayList<Entry>();
        var taken = new ArrayList<Entry>();
        for (Entry entry : all.get().entries()) {
            if (entry.key() instanceof PhpValue.Int && entry.value() instanceof PhpValue.Array at) {
                add(taken, entry.key(), at.entries().stream().filter(job -> isOne(job, jobs)).toList());
                add(left, entry.key(), at.entries().stream().filter(job -> !isOne(job, jobs)).toList());
            } else {
                left.add(entry);
            }
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(new Parted(PhpWriter.text(new PhpValue.Array(
                left)), PhpWriter.text(new PhpValue.Array(taken))));
    }

    private static boolean isOne(Entry job, Set<String> jobs) {
        return job.key() instanceof PhpValue.Str name && jobs.contains(name.text());
    }

    private static void add(List<Entry> to, PhpValue at, List<Entry> jobs) {
        if (!jobs.isEmpty()) {
            to.add(new Entry(at, new PhpValue.Array(jobs)));
        }
    }

    /**
     * Puts jobs back, those whose time is over to their next one; a job that is there again stays as it is.
     *
     * @param now
     * seconds since 1970
     */
    static Optional<String> put(String stored, String taken, long now) {
        Optional<PhpValue.Array> all = parse(stored);
        Optional<PhpValue.Array> back = parse(taken);
        if (all.isEmpty() || back.isEmpty()) {
            return Optional.empty();
        }
        PhpValue.Array result = all.get();
        for (Entry entry : back.get().entries()) {
            if (entry.key() instanceof PhpValue.Int(long time) && entry
                    .value() instanceof PhpValue.Array jobs) {
                for (Entry job : jobs.entries()) {
                    result = contains(result, job.key()) ? result : with(result, next(time, job, now), job);
                }
            }
        }
        return Optional.of(PhpWriter.text(result));
    }

    private static boolean contains(PhpValue.Array all, PhpValue job) {
        return all.entries().stream().anyMatch(entry -> entry.value() instanceof PhpValue.Array at && at
                .entries().stream().anyMatch(one -> one.key().equals(job)));
    }

    private static PhpValue.Array with(PhpValue.Array all, long time, Entry job) {
        var entries = new ArrayList<Entry>();
        boolean added = false;
        PhpValue key = new PhpValue.Int(time);
        for (Entry entry : all.entries()) {
            if (!added && entry.key().equals(key) && entry.value() instanceof PhpValue.Array at) {
                var jobs = new ArrayList<>(at.entries());
                jobs.add(job);
                entries.add(new Entry(key, new PhpValue.Array(jobs)));
                added = true;
            } else {
                boolean behind = !(entry.key() instanceof PhpValue.Int(long there)) || there > time;
                if (!added && behind) {
                    entries.add(new Entry(key, new PhpValue.Array(List.of(job))));
                    added = true;
                }
                entries.add(entry);
            }
        }
        if (!added) {
            entries.add(new Entry(key, new PhpValue.Array(List.of(job))));
        }
        return new PhpValue.Array(entries);
    }

    /** The time it had, or the first of its rhythm that is still to come. */
    private static long next(long time, Entry job, long now) {
        if (time > now) {
            return time;
        }
        long interval = interval(job.value()).orElse(0L);
        return interval <= 0 ? now + 60 : time + Math.ceilDiv(now - time + 1, interval) * interval;
    }

    private static Optional<Long> interval(PhpValue times) {
        return times instanceof PhpValue.Array each ? each.entries().stream().map(Entry::value).filter(
                PhpValue.Array.class::isInstance).flatMap(one -> ((PhpValue.Array) one).get("interval")
                        .stream()).filter(PhpValue.Int.class::isInstance).map(one -> ((PhpValue.Int) one)
                                .value()).findFirst() : Optional.empty();
    }

    static Optional<PhpValue.Array> parse(String stored) {
        try {
            return PhpParser.parse(stored) instanceof PhpValue.Array array ? Optional.of(array) : Optional
                    .empty();
        } catch (PhpSyntaxException e) {
            return Optional.empty(); // what is not understood stays as it is
        }
    }
}
