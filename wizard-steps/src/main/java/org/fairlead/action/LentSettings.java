package org.fairlead.action;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Repair;
import org.fairlead.playbook.Repair.Lent;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Settings of a site that have another value for a limited time. What was there, and until when, is in the
 * record before anything is written; a value that somebody else changed meanwhile is left alone. Of a row
 * that
 * holds many settings only the one that is lent is kept in the record. Both ways may be gone again after
 * being
 * cut off.
 *
 * @param configuration
 * as it reads for the site
 */
public record LentSettings(Configuration configuration, Database site, RunLog log) {

    private static final String UNTIL = ":until";
    private static final String SET = ":set ";
    private static final String ABSENT = "absent";
    private static final String STORED = "stored:";

    /** Second since 1970 until which a repair lends; empty where it does not lend now. */
    public static Optional<Long> until(Repair repair, RunLog log) throws RecordException {
        return log.recall(scope(repair), UNTIL).map(Long::parseLong);
    }

    private static String scope(Repair repair) {
        return "lent/" + repair.id();
    }

    /** Gives the settings their values for a while. */
    public void lend(Repair repair, List<Lent> settings, long until) throws SiteException, RecordException {
        String scope = scope(repair);
        log.remember(scope, UNTIL, Long.toString(until));
        try (Transaction transaction = site.begin(Access.WRITE)) {
            for (Lent lent : settings) {
                Optional<String> now = now(transaction, lent);
                if (log.recall(scope, lent.place()).isEmpty()) {
                    log.remember(scope, lent.place(), now.map(value -> STORED + value).orElse(ABSENT));
                }
                log.remember(scope, SET + lent.place(), lent.value());
                put(transaction, lent, Optional.of(lent.value()));
            }
            transaction.commit();
        }
    }

    /**
     * Gives them back.
     *
     * @return how many somebody else changed meanwhile, which are left alone
     */
    public int back(Repair repair) throws SiteException, RecordException {
        int changed = 0;
        Map<String, String> kept = log.recallAll(scope(repair));
        Map<String, Lent> places = new TreeMap<>();
        repair.lends().values().forEach(each -> each.forEach(one -> places.put(one.place(), one)));
        try (Transaction transaction = site.begin(Access.WRITE)) {
            for (Lent lent : places.values()) {
                String before = kept.getOrDefault(lent.place(), "");
                if (before.isEmpty()) {
                    continue; // of another layout, or it was cut off before this one
                }
                if (now(transaction, lent).equals(Optional.ofNullable(kept.get(SET + lent.place())))) {
                    put(transaction, lent, before.startsWith(STORED) ? Optional.of(before.substring(STORED
                            .length())) : Optional.empty());
                } else if (!now(transaction, lent).map(value -> STORED + value).orElse(ABSENT).equals(
                        before)) {
                    changed++;
                }
            }
            transaction.commit();
        }
        log.forget(scope(repair));
        return changed;
    }

    /** Whether its time is over. */
    public static boolean isDue(Repair repair, RunLog log, Clock clock) throws RecordException {
        return until(repair, log).filter(second -> second <= clock.instant().getEpochSecond()).isPresent();
    }

    private StoredNames names(Lent lent) {
        return new StoredNames(configuration.store(lent.store()).orElseThrow());
    }

    private Optional<String> now(Transaction transaction, Lent lent) throws SiteException {
        Optional<String> row = names(lent).value(transaction, lent.name());
        return lent.key().isEmpty() ? row
                : row.flatMap(LentSettings::array).flatMap(array -> array.get(lent.key())).filter(
                        PhpValue.Str.class::isInstance).map(value -> ((PhpValue.Str) value).text());
    }

    private void put(Transaction transaction, Lent lent, Optional<String> value) throws SiteException {
        StoredNames names = names(lent);
        Optional<String> row = names.value(transaction, lent.name());
        if (lent.key().isEmpty()) {
            if (value.isPresent()) {
                names.set(transaction, lent.name(), value.get(), row.isPresent());
            } else {
                names.delete(transaction, lent.name());
            }
            return;
        }
        Optional<PhpValue.Array> array = row.flatMap(LentSettings::array);
        if (array.isPresent()) { // where nothing is stored, or nothing readable, there is nothing to lend
            names.set(transaction, lent.name(), PhpWriter.text(value.isPresent()
                    ? array.get().with(lent.key(), PhpValue.Str.of(value.get()))
                    : array.get().without(lent.key())), true);
        }
    }

    private static Optional<PhpValue.Array> array(String stored) {
        try {
            return PhpParser.parse(stored) instanceof PhpValue.Array array ? Optional.of(array) : Optional
                    .empty();
        } catch (PhpSyntaxException e) {
            return Optional.empty();
        }
    }
}
