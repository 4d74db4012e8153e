package org.fairlead.desktop.page.assess;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Match;

/** The comparison as lines to show: by group, filtered by what the two sides mean to each other. */
final class EnvironmentLines {
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Set<Match> shown = EnumSet.allOf(Match.class);
    private List<EnvironmentLine> all = List.of();

    /**
     * One line.
     *
     * @param line
     * empty for a heading
     */
    record Line(String group, Optional<EnvironmentLine> line) {}

    void show(List<EnvironmentLine> environment) {
        all = List.copyOf(environment);
        lay();
    }

    void show(Match match, boolean yes) {
        if (yes ? shown.add(match) : shown.remove(match)) {
            lay();
        }
    }

    boolean shows(Match match) {
        return shown.contains(match);
    }

    long count(Match match) {
        return all.stream().filter(line -> line.match() == match).count();
    }

    private void lay() {
        List<Line> laid = new ArrayList<>();
        String group = "";
        for (EnvironmentLine line : all) {
            if (shown.contains(line.match())) {
                if (!line.group().equals(group)) {
                    group = line.group();
                    laid.add(new Line(group, Optional.empty()));
                }
                laid.add(new Line(group, Optional.of(line)));
            }
        }
        lines.setAll(laid);
    }

    ObservableList<Line> lines() {
        return lines;
    }
}
