package org.fairlead.playbook;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The settings of a system: in which tables they lie, what they mean, and where each stands in each layout.
 *
 * @param names
 * patterns of the names that belong to the system, a star at the end standing for anything; what is among
 * them and not
 * described here is named, never dropped in silence
 * @param unmoved
 * names that are bound to one machine, account or moment, and the key of the reason
 * @param caches
 * names of what the application makes anew by itself, and has to after an import
 * @param known
 * settings whose texts name something that a site knows
 */
public record Configuration(List<Store> stores, List<String> names, List<Unmoved> unmoved,
        List<String> caches,
        List<Component> components, List<KnownNames> known) {

    /** What stands in names of tables and in statements for the prefix that a site has. */
    public static final String PREFIX = "{p}";

    public static final Configuration NONE = new Configuration(List.of(), List.of(), List.of(), List.of(),
            List.of());

    public Configuration {
        stores = List.copyOf(stores);
        names = List.copyOf(names);
        unmoved = List.copyOf(unmoved);
        caches = List.copyOf(caches);
        components = List.copyOf(components);
        known = List.copyOf(known);
    }

    /** One of which no setting names what a site knows. */
    public Configuration(List<Store> stores, List<String> names, List<Unmoved> unmoved, List<String> caches,
            List<Component> components) {
        this(stores, names, unmoved, caches, components, List.of());
    }

    /** The same for a site whose tables have a prefix. */
    Configuration at(String prefix) {
        return new Configuration(stores.stream().map(store -> new Store(store.id(), store.table().replace(
                PREFIX,
                prefix), store.name(), store.value(), store.onInsert())).toList(), names, unmoved, caches,
                components, known.stream().map(one -> new KnownNames(one.setting(), one.store(), one.name()
                        .replace(PREFIX, prefix))).toList());
    }

    /**
     * A setting whose texts name something that the site knows, such as roles.
     *
     * @param store
     * where that is listed
     * @param name
     * of the row there that holds an array of PHP, whose keys are the names
     */
    public record KnownNames(String setting, String store, String name) {}

    /** Every setting, in order. */
    public List<Setting> settings() {
        return components.stream().flatMap(component -> component.settings().stream()).toList();
    }

    /** The component that a setting belongs to. */
    public Optional<Component> componentOf(String setting) {
        return components.stream().filter(component -> component.settings().stream().anyMatch(s -> s.id()
                .equals(setting))).findFirst();
    }

    public Optional<Store> store(String id) {
        return stores.stream().filter(store -> store.id().equals(id)).findFirst();
    }

    /**
     * A table of names and values, such as the options of a WordPress site.
     *
     * @param onInsert
     * further columns of a row that is added
     */
    public record Store(String id, String table, String name, String value, Map<String, String> onInsert) {
        public Store {
            onInsert = Collections.unmodifiableMap(new LinkedHashMap<>(onInsert));
        }
    }

    /** Names that never travel. */
    public record Unmoved(String name, String reason) {}

    /** A group of settings that a person chooses or leaves out. */
    public record Component(String id, List<Setting> settings, List<String> guide) {
        public Component {
            settings = List.copyOf(settings);
            guide = List.copyOf(guide);
        }
    }

    /**
     * One setting.
     *
     * @param secret
     * never shown, and only ever carried encrypted and when asked for
     * @param environment
     * belongs to one place, such as a debug level; carried only when asked for
     * @param needs
     * a value to the setting that must be there for it to be of use
     * @param places
     * layout to where it stands there; a layout that is not named has no place for it
     */
    public record Setting(String id, Kind kind, boolean secret, boolean environment,
            Map<String, String> needs,
            Map<String, Place> places) {
        public Setting {
            needs = Map.copyOf(needs);
            places = Map.copyOf(places);
        }

        /**
         * Whether one layout has a place for it and the other has none, for a reason other than the machine.
         */
        public boolean isNewBehind(String from, String to) {
            return !environment && places.containsKey(to) && !places.containsKey(from);
        }
    }

    /** What a value is. */
    public enum Kind {
        @JsonProperty("text") TEXT, @JsonProperty("integer") INTEGER, @JsonProperty("number") NUMBER,
        @JsonProperty("boolean") BOOLEAN, @JsonProperty("texts") TEXTS
    }

    /**
     * Where a setting stands in one layout, and what it may be there.
     *
     * @param key
     * key within the serialized array that the row holds; empty where the row holds the value itself
     * @param byDefault
     * what holds where nothing is stored; null when nobody knows
     * @param allowed
     * the values there are; empty for any
     * @param refused
     * values that do harm, and never arrive whatever the source has
     * @param words
     * a value as it is called everywhere to what this layout calls it
     * @param atLeast
     * the least number, as text; empty without a bound
     */
    public record Place(String store, String name, String key,
            @JsonProperty("default") @Nullable JsonNode byDefault,
            List<String> allowed, List<String> refused, Map<String, String> words, String atLeast,
            String atMost) {
        public Place {
            allowed = List.copyOf(allowed);
            refused = List.copyOf(refused);
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        /** The same with a limit of somebody else's, where that is the lower one; an empty one is none. */
        public Place withLimit(String limit) {
            boolean lower = !limit.isEmpty() && (atMost.isEmpty() || new BigDecimal(limit).compareTo(
                    new BigDecimal(atMost)) < 0);
            return lower ? new Place(store, name, key, byDefault, allowed, refused, words, atLeast, limit)
                    : this;
        }
    }

    /** Whether a name is among those of a pattern. */
    public static boolean matches(String pattern, String name) {
        return pattern.endsWith("*") ? name.startsWith(pattern.substring(0, pattern.length() - 1)) : name
                .equals(pattern);
    }
}
