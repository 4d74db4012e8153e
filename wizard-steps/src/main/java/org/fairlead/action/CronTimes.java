package org.fairlead.action;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpValue.Entry;

/** When the jobs of a site's own clock are due, as WordPress stores them. */
public final class CronTimes {
    private CronTimes() {}

    /**
     * The next time of each job, in seconds since 1970, by its name; empty where what is stored is not to be
     * understood.
     */
    public static Optional<Map<String, Long>> of(String stored) {
        return CronEntries.parse(stored).map(all -> {
            Map<String, Long> next = new HashMap<>();
            for (Entry entry : all.entries()) {
                if (entry.key() instanceof PhpValue.Int(long time) && entry
                        .value() instanceof PhpValue.Array jobs) {
                    jobs.entries().stream().map(Entry::key).filter(PhpValue.Str.class::isInstance).map(
                            PhpValue.Str.class::cast).forEach(name -> next.merge(name.text(), time,
                                    Math::min));
                }
            }
            return next;
        });
    }
}
