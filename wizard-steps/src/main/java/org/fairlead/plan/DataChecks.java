package org.fairlead.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.playbook.FileProblems;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.YamlTree;

/** Whether what a plan says of the rows that travel fits the playbook. */
final class DataChecks {
    private static final String AT = "/data";

    private final Playbook playbook;
    private final DataChoice data;
    private final FileProblems problems;

    DataChecks(Playbook playbook, DataChoice data, FileProblems problems) {
        this.playbook = playbook;
        this.data = data;
        this.problems = problems;
    }

    void run() {
        List<String> datasets = playbook.datasets().stream().map(Dataset::id).toList();
        for (int i = 0; i < data.datasets().size(); i++) {
            problems.refer("dataset", AT + "/datasets/" + i, data.datasets().get(i), datasets);
        }
        formats(datasets);
        if (data.existing() != Existing.KEEP && !data.mask().isEmpty()) {
            problems.add("plan.problem.replace-masked", AT + "/existing");
        }
        if (!data.since().isEmpty() && !isDay(data.since())) {
            problems.add("plan.problem.day", AT + "/since", data.since());
        }
        List<String> keys = List.copyOf(playbook.naturalKeys().keySet());
        data.matches().keySet().forEach(key -> problems.refer("natural-key", YamlTree.child(AT + "/matches",
                key), key, keys));
        data.leaveOut().keySet().forEach(key -> problems.refer("natural-key", YamlTree.child(AT
                + "/leave-out", key), key, keys));
        List<String> columns = playbook.datasets().stream().flatMap(dataset -> dataset.personal().stream()
                .map(
                        column -> dataset.id() + "." + column)).toList();
        for (int i = 0; i < data.mask().size(); i++) {
            problems.refer("mask", AT + "/mask/" + i, data.mask().get(i), columns);
        }
    }

    private void formats(List<String> datasets) {
        data.also().forEach((dataset, formats) -> problems.refer("dataset", YamlTree.child(AT + "/also",
                dataset),
                dataset, datasets));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
