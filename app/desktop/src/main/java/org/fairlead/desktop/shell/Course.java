package org.fairlead.desktop.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a job in order, which of them is open, and which have been. Knows no pages. */
final class Course {
    private final Set<String> visited = new HashSet<>();
    private List<String> steps = List.of();
    private String current = "";

    /** Lays the steps anew; those that have been stay so. */
    void lay(List<String> ordered) {
        steps = List.copyOf(ordered);
    }

    void go(String step) {
        current = step;
        visited.add(step);
    }

    void visited(String step) {
        visited.add(step);
    }

    /** Steps behind this one count as not yet seen. */
    void forgetAfter(String step) {
        int place = steps.indexOf(step);
        visited.retainAll(new ArrayList<>(steps.subList(0, place + 1)));
    }

    List<String> steps() {
        return steps;
    }

    String current() {
        return current;
    }

    boolean isVisited(String step) {
        return visited.contains(step);
    }

    Optional<String> after(String step) {
        int place = steps.indexOf(step);
        return place >= 0 && place + 1 < steps.size() ? Optional.of(steps.get(place + 1)) : Optional.empty();
    }

    Optional<String> before(String step) {
        int place = steps.indexOf(step);
        return place > 0 ? Optional.of(steps.get(place - 1)) : Optional.empty();
    }
}
