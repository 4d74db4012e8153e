package org.fairlead.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;

/**
 * What a run has brought to a site, remembered without values, so that it can be looked at again later: of a
 * secret only that it is there, of others a hash.
 */
public final class ArrivedSettings {
    private static final String SCOPE = "arrived";
    private static final String SOURCE = "came-from";
    private static final String ABSENT = "-";
    private static final String SECRET = "+";

    private ArrivedSettings() {}

    /**
     * Remembers settings that were written.
     *
     * @param changes
     * setting to what is stored now, empty where it was removed
     */
    public static void remember(RunLog log, Configuration configuration,
            Map<String, Optional<String>> changes)
            throws RecordException {
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            log.remember(SCOPE, change.getKey(), mark(configuration, change.getKey(), change.getValue(), log
                    .summary().id()));
        }
    }

    /** Remembers what the source held when it was read. */
    public static void rememberSource(RunLog log, Configuration configuration, SiteConfiguration source)
            throws RecordException {
        for (Map.Entry<String, StoredSetting> setting : source.settings().entrySet()) {
            log.remember(SOURCE, setting.getKey(), mark(configuration, setting.getKey(), Optional.of(setting
                    .getValue()
                    .raw()), log.summary().id()));
        }
    }

    /** Compares a source with what it held when it was read. */
    public static Comparison compareSource(RunLog log, Configuration configuration, SiteConfiguration now)
            throws RecordException {
        return compare(log, SOURCE, configuration, now);
    }

    /** Whether a run has begun to bring settings to a site. */
    public static boolean any(RunLog log) throws RecordException {
        return !log.recallAll(SCOPE).isEmpty();
    }

    /** How many settings of a run are as they arrived, and which are not. */
    public record Comparison(int same, List<String> changed) {
        public Comparison {
            changed = List.copyOf(changed);
        }
    }

    /** Compares a site with what the run brought there. */
    public static Comparison compare(RunLog log, Configuration configuration, SiteConfiguration now)
            throws RecordException {
        return compare(log, SCOPE, configuration, now);
    }

    private static Comparison compare(RunLog log, String scope, Configuration configuration,
            SiteConfiguration now)
            throws RecordException {
        var changed = new ArrayList<String>();
        Map<String, String> arrived = new TreeMap<>(log.recallAll(scope));
        for (Map.Entry<String, String> setting : arrived.entrySet()) {
            Optional<String> stored = now.of(setting.getKey()).map(StoredSetting::raw);
            if (!mark(configuration, setting.getKey(), stored, log.summary().id()).equals(setting
                    .getValue())) {
                changed.add(setting.getKey());
            }
        }
        return new Comparison(arrived.size() - changed.size(), changed);
    }

    private static String mark(Configuration configuration, String setting, Optional<String> stored,
            String salt) {
        boolean secret = configuration.settings().stream().filter(s -> s.id().equals(setting)).anyMatch(
                Setting::secret);
        return stored.map(raw -> secret ? SECRET : Fingerprint.of(salt, raw)).orElse(ABSENT);
    }
}
