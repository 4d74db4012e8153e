package org.fairlead.desktop.page.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.Plan;

/** People, times, and when to turn back, as they are being entered. */
final class Team {
    private final Map<String, StringProperty> people = new TreeMap<>();
    private final StringProperty start;
    private final StringProperty end;
    private final StringProperty note;
    private final StringProperty criteria;
    private final StringProperty triggers;

    Team(Plan plan, Collection<String> roles) {
        roles.forEach(role -> people.put(role, new SimpleStringProperty(plan.people().getOrDefault(role,
                ""))));
        start = new SimpleStringProperty(plan.schedule().start());
        end = new SimpleStringProperty(plan.schedule().end());
        note = new SimpleStringProperty(plan.schedule().note());
        criteria = new SimpleStringProperty(String.join("\n", plan.successCriteria()));
        triggers = new SimpleStringProperty(String.join("\n", plan.rollbackTriggers()));
    }

    Plan into(Plan plan) {
        Map<String, String> named = new TreeMap<>(plan.people());
        people.forEach((role, name) -> {
            if (name.get().isBlank()) {
                named.remove(role);
            } else {
                named.put(role, name.get().strip());
            }
        });
        return plan.withTeam(named, new Plan.Schedule(start.get().strip(), end.get().strip(), note.get()
                .strip()), lines(criteria), lines(triggers));
    }

    private static List<String> lines(StringProperty text) {
        return text.get().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    Map<String, StringProperty> people() {
        return people;
    }

    StringProperty start() {
        return start;
    }

    StringProperty end() {
        return end;
    }

    StringProperty note() {
        return note;
    }

    StringProperty criteria() {
        return criteria;
    }

    StringProperty triggers() {
        return triggers;
    }
}
