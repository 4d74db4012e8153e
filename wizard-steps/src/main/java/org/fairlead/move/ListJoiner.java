package org.fairlead.move;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.fairlead.playbook.JoinedList;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;

/**
 * Makes one list of two, each as PHP serializes it: every entry once, in the order of their times, and of
 * more
 * than the application keeps the last ones. Doing it again changes nothing.
 */
final class ListJoiner {
    private ListJoiner() {}

    /**
     * The joined list.
     *
     * @param there
     * of the target
     * @param coming
     * of the source
     * @return empty where one of them is no list; {@code there} itself where nothing is added
     */
    static Optional<String> join(String there, String coming, JoinedList how) {
        Optional<List<PhpValue>> here = entries(there);
        Optional<List<PhpValue>> other = entries(coming);
        if (here.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var all = new LinkedHashSet<PhpValue>();
        List<PhpValue> added = other.get().stream().filter(entry -> !here.get().contains(entry)).toList();
        all.addAll(added);
        all.addAll(here.get());
        List<PhpValue> sorted = new ArrayList<>(all);
        if (sorted.stream().allMatch(entry -> time(entry, how.by()).isPresent())) {
            sorted.sort(Comparator.comparingLong(entry -> time(entry, how.by()).orElseThrow()));
        }
        List<PhpValue> kept = sorted.subList(Math.max(0, sorted.size() - how.most()), sorted.size());
        boolean nothingNew = kept.stream().noneMatch(added::contains);
        return Optional.of(nothingNew ? there : PhpWriter.text(PhpValue.list(List.copyOf(kept))));
    }

    /**
     * Entries of a list, whatever its keys; a reference to another entry would mean something else elsewhere.
     */
    private static Optional<List<PhpValue>> entries(String serialized) {
        try {
            return PhpParser.parse(serialized) instanceof PhpValue.Array(List<PhpValue.Entry> entries)
                    && entries.stream().allMatch(entry -> entry.key() instanceof PhpValue.Int)
                    && entries.stream().map(PhpValue.Entry::value).noneMatch(ListJoiner::refers)
                            ? Optional.of(entries.stream().map(PhpValue.Entry::value).collect(Collectors
                                    .toList()))
                            : Optional.empty();
        } catch (PhpSyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean refers(PhpValue value) {
        return switch (value) {
            case PhpValue.Reference reference -> true;
            case PhpValue.Array(List<PhpValue.Entry> entries) -> entries.stream().anyMatch(entry -> refers(
                    entry
                            .value()));
            case PhpValue.Obj(PhpValue.Str type, List<PhpValue.Entry> properties) -> properties.stream()
                    .anyMatch(
                            entry -> refers(entry.value()));
            default -> false;
        };
    }

    private static OptionalLong time(PhpValue entry, String member) {
        return entry instanceof PhpValue.Array array && array.get(member).orElse(
                null) instanceof PhpValue.Int(long time) ? OptionalLong.of(time) : OptionalLong.empty();
    }
}
