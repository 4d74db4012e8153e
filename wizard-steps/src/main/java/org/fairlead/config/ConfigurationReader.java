package org.fairlead.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.KnownNames;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.rewrite.TextFault;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Reads the settings of a site in one of its layouts. Writes nothing. */
public final class ConfigurationReader {
    private final Configuration configuration;
    private final String layout;

    public ConfigurationReader(Configuration configuration, String layout) {
        this.configuration = configuration;
        this.layout = layout;
    }

    /** Everything that the system has stored. */
    public SiteConfiguration read(Transaction transaction) throws SiteException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (Store store : configuration.stores()) {
            rows.put(store.id(), rows(transaction, store));
        }
        Map<String, StoredSetting> settings = new LinkedHashMap<>();
        var damaged = new ArrayList<String>();
        Map<String, StoredSetting> repairable = new HashMap<>();
        for (Setting setting : configuration.settings()) {
            Place place = setting.places().get(layout);
            if (place != null) {
                Map<String, String> store = rows.getOrDefault(place.store(), Map.of());
                if (store.containsKey(place.name())) {
                    String row = store.get(place.name());
                    stored(setting, place, row, damaged).ifPresent(found -> settings.put(setting.id(),
                            found));
                    if (damaged.contains(setting.id())) {
                        TextFault.repaired(row).flatMap(mended -> stored(setting, place, mended,
                                new ArrayList<>())).ifPresent(found -> repairable.put(setting.id(), found));
                    }
                }
            }
        }
        return new SiteConfiguration(layout, settings, damaged, unknown(rows), unmoved(rows), repairable,
                known(
                        transaction));
    }

    private Map<String, String> rows(Transaction transaction, Store store) throws SiteException {
        Map<String, String> found = new TreeMap<>();
        for (String pattern : configuration.names()) {
            String like = NamePattern.like(pattern);
            String sql = "SELECT " + Quoting.quote(List.of(store.name(), store.value())) + " FROM " + Quoting
                    .quote(store.table()) + " WHERE " + Quoting.quote(store.name())
                    + " LIKE :like ESCAPE '!'";
            try (Rows rows = transaction.query(sql, Map.of("like", new Cell.Text(like)))) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    if (row.get(0) instanceof Cell.Text(String name) && row.get(
                            1) instanceof Cell.Text(String value)) {
                        found.put(name, value);
                    }
                }
            }
        }
        return found;
    }

    private static Optional<StoredSetting> stored(Setting setting, Place place, String row,
            List<String> damaged) {
        var codec = new SettingCodec(setting.kind(), place);
        if (place.key().isEmpty()) {
            Optional<JsonNode> value = codec.ofRow(row);
            if (value.isEmpty()) {
                damaged.add(setting.id());
            }
            return value.map(v -> new StoredSetting(row, v));
        }
        Optional<PhpValue.Array> array = array(row);
        if (array.isEmpty()) {
            damaged.add(setting.id());
            return Optional.empty();
        }
        Optional<PhpValue> member = array.get().get(place.key());
        if (member.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> value = codec.ofMember(member.get());
        if (value.isEmpty()) {
            damaged.add(setting.id());
        }
        return value.map(v -> new StoredSetting(PhpWriter.text(member.get()), v));
    }

    /** What names can mean on this site, where that is listed. */
    private Map<String, Set<String>> known(Transaction transaction) throws SiteException {
        Map<String, Set<String>> known = new HashMap<>();
        for (KnownNames names : configuration.known()) {
            Optional<Store> store = configuration.stores().stream().filter(one -> one.id().equals(names
                    .store()))
                    .findFirst();
            Optional<String> list = store.isEmpty() ? Optional.empty() : value(transaction, store.get(), names
                    .name());
            list.flatMap(ConfigurationReader::array).ifPresent(array -> known.put(names.setting(), array
                    .entries()
                    .stream().map(PhpValue.Entry::key).flatMap(key -> key instanceof PhpValue.Str text
                            ? Stream.of(
                                    text.text()) : Stream.empty()).collect(Collectors.toSet())));
        }
        return known;
    }

    private static Optional<String> value(Transaction transaction, Store store, String name)
            throws SiteException {
        String sql = "SELECT " + Quoting.quote(store.value()) + " FROM " + Quoting.quote(store.table())
                + " WHERE " + Quoting.quote(store.name()) + " = :name";
        try (Rows rows = transaction.query(sql, Map.of("name", new Cell.Text(name)))) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Text(String text) ? Optional.of(text) : Optional
                    .empty();
        }
    }

    static Optional<PhpValue.Array> array(String row) {
        try {
            return PhpParser.parse(row) instanceof PhpValue.Array array ? Optional.of(array) : Optional
                    .empty();
        } catch (PhpSyntaxException e) {
            return Optional.empty();
        }
    }

    private List<String> unknown(Map<String, Map<String, String>> rows) {
        var unknown = new TreeSet<String>();
        Map<String, Map<String, List<Place>>> described = places();
        for (Map.Entry<String, Map<String, String>> store : rows.entrySet()) {
            store.getValue().forEach((name, value) -> {
                List<Place> places = described.getOrDefault(store.getKey(), Map.of()).getOrDefault(name, List
                        .of());
                if (places.isEmpty() && reason(name).isEmpty()) {
                    unknown.add(name);
                } else if (places.stream().anyMatch(place -> !place.key().isEmpty())) {
                    array(value).ifPresent(array -> array.entries().stream().map(PhpValue.Entry::key)
                            .filter(key -> key instanceof PhpValue.Str text && places.stream().noneMatch(
                                    place -> place.key().equals(text.text())))
                            .forEach(key -> unknown.add(name + "." + ((PhpValue.Str) key).text())));
                }
            });
        }
        return List.copyOf(unknown);
    }

    /** By store and name of a row, what the playbook says may lie there in any layout. */
    private Map<String, Map<String, List<Place>>> places() {
        return configuration.settings().stream().flatMap(setting -> setting.places().values().stream())
                .collect(Collectors.groupingBy(Place::store, Collectors.groupingBy(Place::name)));
    }

    private Optional<String> reason(String name) {
        return configuration.unmoved().stream().filter(unmoved -> Configuration.matches(unmoved.name(), name))
                .map(Configuration.Unmoved::reason).findFirst();
    }

    private List<String> unmoved(Map<String, Map<String, String>> rows) {
        return rows.values().stream().flatMap(store -> store.keySet().stream()).filter(name -> reason(name)
                .isPresent()).distinct().sorted().toList();
    }
}
