package org.fairlead.desktop.page.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.config.ImportItem;
import org.fairlead.config.ImportItem.State;
import org.fairlead.desktop.page.importing.ImportRow.Heading;
import org.fairlead.desktop.page.importing.ImportRow.Line;

/** Which rows there are: settings in groups, filtered, searched and folded. Not thread-safe. */
final class ImportRows {
    private final SettingWords says;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> folded = new HashSet<>();
    private Filter filter = Filter.ALL;

    /**
     * What is shown.
     *
     * @param states
     * empty for all
     * @param component
     * empty for all
     */
    record Filter(Set<State> states, String component, boolean onlyOpen, String search) {

        static final Filter ALL = new Filter(Set.of(), "", false, "");

        Filter {
            states = Set.copyOf(states);
            search = search.strip().toLowerCase(Locale.ROOT);
        }

        boolean shows(Line line) {
            return (states.isEmpty() || states.contains(line.item().state())) && (component.isEmpty()
                    || component.equals(line.item().component())) && (!onlyOpen || line.item().isOpen())
                    && (search.isEmpty() || line.matches(search));
        }

        /** Whether anything was asked for, so that folded groups open. */
        boolean isNarrow() {
            return !states.isEmpty() || onlyOpen || !search.isEmpty();
        }
    }

    ImportRows(SettingWords says) {
        this.says = says;
    }

    /**
     * Takes what is known now. Rows of settings stay the same objects.
     *
     * @return whether there are other settings than before
     */
    boolean take(List<ImportItem> items) {
        boolean same = items.size() == lines.size() && items.stream().allMatch(item -> lines.containsKey(item
                .setting()));
        if (same) {
            items.forEach(item -> Objects.requireNonNull(lines.get(item.setting())).item(item));
            return false;
        }
        boolean first = lines.isEmpty();
        Map<String, Line> before = new HashMap<>(lines);
        lines.clear();
        for (ImportItem item : items) {
            Line line = before.getOrDefault(item.setting(), new Line(item, says.name(item.setting())));
            line.item(item);
            lines.put(item.setting(), line);
        }
        if (first) {
            foldWhatIsTheSame();
        }
        return true;
    }

    private void foldWhatIsTheSame() {
        Set<String> different = lines.values().stream().filter(line -> line.item().state() != State.SAME).map(
                line -> line.item().component()).collect(Collectors.toSet());
        lines.values().stream().map(line -> line.item().component()).filter(component -> !different.contains(
                component)).forEach(folded::add);
    }

    /** Marks what was changed by somebody else. */
    void changedSince(Set<String> settings) {
        lines.values().forEach(line -> line.changedSince(settings.contains(line.item().setting())));
    }

    void filter(Filter wanted) {
        filter = wanted;
    }

    void fold(String component, boolean fold) {
        if (fold) {
            folded.add(component);
        } else {
            folded.remove(component);
        }
    }

    boolean isFolded(String component) {
        return folded.contains(component) && !filter.isNarrow();
    }

    /** The rows to be shown. */
    List<ImportRow> rows() {
        var rows = new ArrayList<ImportRow>(lines.size());
        var group = new ArrayList<Line>();
        String component = "";
        for (Line line : lines.values()) {
            if (!line.item().component().equals(component)) {
                close(component, group, rows);
                component = line.item().component();
            }
            if (filter.shows(line)) {
                group.add(line);
            }
        }
        close(component, group, rows);
        return rows;
    }

    private void close(String component, List<Line> group, List<ImportRow> rows) {
        if (!group.isEmpty()) {
            boolean fold = isFolded(component);
            rows.add(new Heading(component, says.component(component), says.moving(counts(group)), says
                    .resting(counts(group)), fold));
            if (!fold) {
                rows.addAll(group);
            }
            group.clear();
        }
    }

    private static Map<State, Long> counts(Collection<Line> lines) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        lines.forEach(line -> counts.merge(line.item().state(), 1L, Long::sum));
        return counts;
    }

    /** All settings by their state, whatever is filtered. */
    Map<State, Long> counts() {
        return counts(lines.values());
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /** Components that have settings here, in order. */
    List<String> components() {
        return lines.values().stream().map(line -> line.item().component()).distinct().toList();
    }
}
