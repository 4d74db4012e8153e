package org.fairlead.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a site at one moment.
 *
 * @param layout
 * how the site keeps them
 * @param settings
 * setting to what is stored, in the playbook's order; what is absent is not in it
 * @param damaged
 * settings whose stored value is not of their kind, and are left as they are
 * @param unknown
 * names that belong to the system and are described nowhere
 * @param unmoved
 * names that are there and never travel
 * @param repairable
 * of the damaged ones, what they probably were
 * @param known
 * setting to the names that its texts can mean on this site; without it anything goes
 */
public record SiteConfiguration(String layout, Map<String, StoredSetting> settings, List<String> damaged,
        List<String> unknown, List<String> unmoved, Map<String, StoredSetting> repairable,
        Map<String, Set<String>> known) {
    public SiteConfiguration {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        damaged = List.copyOf(damaged);
        unknown = List.copyOf(unknown);
        unmoved = List.copyOf(unmoved);
        repairable = Map.copyOf(repairable);
        known = Map.copyOf(known);
    }

    /** One of which nothing can be repaired, and whose texts mean nothing else. */
    public SiteConfiguration(String layout, Map<String, StoredSetting> settings, List<String> damaged,
            List<String> unknown, List<String> unmoved) {
        this(layout, settings, damaged, unknown, unmoved, Map.of(), Map.of());
    }

    /** The same without some settings. */
    public SiteConfiguration without(Set<String> some) {
        Map<String, StoredSetting> others = new LinkedHashMap<>(settings);
        others.keySet().removeAll(some);
        Map<String, StoredSetting> mendable = new LinkedHashMap<>(repairable);
        mendable.keySet().removeAll(some);
        return new SiteConfiguration(layout, others, damaged, unknown, unmoved, mendable, known);
    }

    /** What is stored of a setting; empty where the site goes by the default. */
    public Optional<StoredSetting> of(String setting) {
        return Optional.ofNullable(settings.get(setting));
    }
}
