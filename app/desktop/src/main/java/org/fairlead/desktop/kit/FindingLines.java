package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.model.Finding;
import org.fairlead.model.Severity;

/** Findings as lines to show: by group, filtered, some of them unfolded. Knows no nodes. */
public final class FindingLines {
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Set<String> unfolded = new HashSet<>();
    private final Set<Severity> shown = EnumSet.allOf(Severity.class);
    private final Function<Finding, String> sentence;
    private List<Finding> findings = List.of();
    private String searched = "";

    /** One line. */
    public sealed interface Line {
        /** A group, and how many of its findings are shown. */
        record Heading(String group, int count) implements Line {}

        /** A finding, folded or not. */
        record Item(Finding finding, boolean open) implements Line {}
    }

    /**
     * @param sentence
     * what a search looks through
     */
    public FindingLines(Function<Finding, String> sentence) {
        this.sentence = sentence;
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Shows these, heaviest first within their groups; what was unfolded stays so. */
    public void show(Collection<Finding> all) {
        findings = List.copyOf(all);
        lay();
    }

    public void show(Severity severity, boolean yes) {
        if (yes ? shown.add(severity) : shown.remove(severity)) {
            lay();
        }
    }

    public boolean shows(Severity severity) {
        return shown.contains(severity);
    }

    public void search(String text) {
        searched = text.strip().toLowerCase(Locale.ROOT);
        lay();
    }

    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.problem().severity() == severity).count();
    }

    /** Folds or unfolds the finding at a place; a heading stays as it is. */
    public void toggle(int place) {
        if (place >= 0 && place < lines.size() && lines.get(
                place) instanceof Line.Item(Finding finding, boolean open)) {
            if (open) {
                unfolded.remove(finding.id());
            } else {
                unfolded.add(finding.id());
            }
            lines.set(place, new Line.Item(finding, !open));
        }
    }

    private void lay() {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(finding -> groups.putIfAbsent(finding.group(), new ArrayList<>()));
        for (Finding finding : findings) {
            if (shown.contains(finding.problem().severity()) && matches(finding)) {
                groups.getOrDefault(finding.group(), List.of()).add(finding);
            }
        }
        List<Line> laid = new ArrayList<>();
        groups.values().removeIf(List::isEmpty);
        groups.forEach((group, members) -> {
            laid.add(new Line.Heading(group, members.size()));
            for (Severity severity : Severity.values()) {
                members.stream().filter(finding -> finding.problem().severity() == severity)
                        .forEach(finding -> laid.add(new Line.Item(finding, unfolded.contains(finding
                                .id()))));
            }
        });
        lines.setAll(laid);
    }

    private boolean matches(Finding finding) {
        return searched.isEmpty() || sentence.apply(finding).toLowerCase(Locale.ROOT).contains(searched);
    }
}
