package org.fairlead.playbook;

import java.util.List;

import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.Repair.Lent;

/** Whether the repairs of a playbook name what is there, and lend no value that does harm. */
record RepairChecks(Playbook playbook, FileProblems problems) {
    void run() {
        List<String> layouts = playbook.system().layouts().stream().map(Layout::id).toList();
        List<String> stores = playbook.configuration().stores().stream().map(Store::id).toList();
        for (int i = 0; i < playbook.trouble().repairs().size(); i++) {
            Repair repair = playbook.trouble().repairs().get(i);
            String at = "/trouble/repairs/" + i;
            List<String> settings = playbook.configuration().settings().stream().map(Setting::id).toList();
            repair.shows().forEach(shown -> problems.refer("setting", at + "/shows", shown, settings));
            repair.lends().forEach((layout, lends) -> {
                problems.refer("layout", YamlTree.child(at + "/lends", layout), layout, layouts);
                lends.forEach(lent -> {
                    problems.refer("store", YamlTree.child(at + "/lends", layout), lent.store(), stores);
                    if (harms(layout, lent)) {
                        problems.add("playbook.problem.lends-harm", YamlTree.child(at + "/lends", layout),
                                lent
                                        .place(), lent.value());
                    }
                });
            });
        }
    }

    private boolean harms(String layout, Lent lent) {
        return playbook.configuration().settings().stream().map(setting -> setting.places().get(layout))
                .anyMatch(place -> place != null && isPlace(place, lent) && place.refused().contains(lent
                        .value()));
    }

    private static boolean isPlace(Place place, Lent lent) {
        return place.store().equals(lent.store()) && place.name().equals(lent.name()) && place.key().equals(
                lent.key());
    }
}
