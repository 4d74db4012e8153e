package org.fairlead.desktop.page.plan;

import java.util.Optional;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.model.Finding;
import org.fairlead.plan.Plan;

/** The zone in which a column's times are meant, as it is being decided. */
final class ZoneAnswer {
    private final Finding finding;
    private final String table;
    private final String column;
    private final String proposed;
    private final StringProperty zone;

    private ZoneAnswer(Finding finding, String[] parts, String proposed, Plan plan) {
        this.finding = finding;
        table = parts[1];
        column = parts[2];
        this.proposed = proposed;
        zone = new SimpleStringProperty(plan.zoneFor(table, column, proposed));
    }

    /** The answer that a finding asks for: its id is "zone/<table>/<column>". */
    static Optional<ZoneAnswer> of(Finding finding, Plan plan, String proposed) {
        String[] parts = finding.id().split("/", 3);
        return parts.length == 3 && parts[0].equals("zone") ? Optional.of(new ZoneAnswer(finding, parts,
                proposed, plan)) : Optional.empty();
    }

    static String table(Finding finding) {
        String[] parts = finding.id().split("/", 3);
        return parts.length == 3 ? parts[1] : "";
    }

    Finding finding() {
        return finding;
    }

    String place() {
        return table + "." + column;
    }

    StringProperty zone() {
        return zone;
    }

    Optional<Plan.ZoneDecision> decided() {
        return zone.get().equals(proposed) ? Optional.empty() : Optional.of(new Plan.ZoneDecision(table,
                column, zone.get()));
    }
}
