package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Evidence;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.playbook.StoredKeys.Expires;
import org.fairlead.playbook.StoredKeys.Group;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;

/** The keys of a store by kind. Holds counts and the first names, whatever their number. */
final class KeyCounts {
    /** Stands for a kind that nobody knows. */
    private static final String UNKNOWN = "?";

    private final StoredKeys.Sorter sorter;
    private final Map<String, Count> groups = new LinkedHashMap<>();
    private final Count unclaimed = new Count(Optional.empty());
    private final List<List<String>> tooLarge = new ArrayList<>();
    private final List<List<String>> unexpected = new ArrayList<>();
    private long tooLargeKeys;
    private long unexpectedKeys;
    private long largest;

    /** One kind of keys; no kind for those that nobody claims. */
    static final class Count {
        private final Optional<Group> group;
        private final List<List<String>> samples = new ArrayList<>();
        private long keys;
        private long endless;
        private long bytes;

        private Count(Optional<Group> group) {
            this.group = group;
        }

        private void add(KeyLook look) {
            keys++;
            endless += look.expires() ? 0 : 1;
            bytes += look.bytes();
            if (samples.size() < Evidence.LIMIT) {
                samples.add(List.of(shown(group, look), look.type()));
            }
        }

        Optional<Group> group() {
            return group;
        }

        long keys() {
            return keys;
        }

        long endless() {
            return endless;
        }

        List<List<String>> samples() {
            return samples;
        }

        private List<String> line(String name) {
            return List.of(name, Long.toString(keys), Long.toString(keys - endless), Long.toString(endless),
                    Long
                            .toString((bytes + 1023) >> 10), group.map(kind -> kind.life().word()).orElse(
                                    UNKNOWN));
        }
    }

    /** Names of sessions are what lets somebody in, and nobody knows what unclaimed ones are. */
    private static String shown(Optional<Group> group, KeyLook look) {
        return group.filter(Group::hasPlainNames).isPresent() ? look.name().text() : look.name().family();
    }

    KeyCounts(StoredKeys known) {
        sorter = known.sorter();
        known.groups().forEach(group -> groups.put(group.id(), new Count(Optional.of(group))));
    }

    void take(KeyValues store) throws ProblemException {
        store.scan(names -> {
            store.look(names.stream().filter(KeyCounts::isTheirs).toList()).forEach(this::add);
            return true;
        });
    }

    /** What an earlier rehearsal left behind is no key of the site. */
    private static boolean isTheirs(KeyName name) {
        return !name.latin1().startsWith(KeyValues.OWN);
    }

    private void add(KeyLook look) {
        Optional<Group> group = sorter.groupOf(look.name().latin1());
        group.map(kind -> groups.getOrDefault(kind.id(), unclaimed)).orElse(unclaimed).add(look);
        largest = Math.max(largest, look.bytes());
        if (!look.isCarried()) {
            tooLargeKeys++;
            sample(tooLarge, List.of(shown(group, look), Long.toString(look.bytes() >> 20)));
        }
        Expires wanted = group.map(Group::expires).orElse(Expires.EITHER);
        if (wanted != Expires.EITHER && look.expires() != (wanted == Expires.ALWAYS)) {
            unexpectedKeys++;
            sample(unexpected, List.of(shown(group, look), group.map(Group::id).orElse("")));
        }
    }

    private static void sample(List<List<String>> samples, List<String> line) {
        if (samples.size() < Evidence.LIMIT) {
            samples.add(line);
        }
    }

    /** Kinds of which there are keys. */
    List<Count> found() {
        return groups.values().stream().filter(count -> count.keys > 0).toList();
    }

    Count unclaimed() {
        return unclaimed;
    }

    long keys() {
        return unclaimed.keys + groups.values().stream().mapToLong(Count::keys).sum();
    }

    long largestBytes() {
        return largest;
    }

    /** Keys that cannot be made again. */
    long needed() {
        return found().stream().filter(count -> count.group.filter(Group::isKept).isPresent()).mapToLong(
                Count::keys).sum();
    }

    Evidence table() {
        var rows = new ArrayList<>(found().stream().map(count -> count.line(count.group.map(Group::id).orElse(
                ""))).toList());
        if (unclaimed.keys > 0) {
            rows.add(unclaimed.line(UNKNOWN));
        }
        return new Evidence(List.of("evidence.keys", "evidence.keys-count", "evidence.keys-ending",
                "evidence.keys-endless", "evidence.kib", "evidence.keys-life"), rows, rows.size());
    }

    Evidence tooLarge() {
        return new Evidence(List.of("evidence.key", "evidence.mib"), tooLarge, tooLargeKeys);
    }

    Evidence unexpected() {
        return new Evidence(List.of("evidence.key", "evidence.keys"), unexpected, unexpectedKeys);
    }
}
