package org.fairlead.desktop.page.assess;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.fairlead.model.Finding;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.Way;

/**
 * A layout that a site does not show clearly, or that settings are to go to, which a person can choose.
 *
 * @param from
 * whether it is the one that settings are read in; otherwise the one that they are written in
 * @param layouts
 * those that can be meant
 */
record LayoutPlace(boolean from, List<String> layouts) {
    private static final String SOURCE = "settings/source/layout";
    private static final String TARGET = "settings/target/layout";
    private static final String TO = "settings/new-layout";

    LayoutPlace {
        layouts = List.copyOf(layouts);
    }

    /** The place that a finding speaks of; empty where the layout is clear, or no choice would help. */
    static Optional<LayoutPlace> of(Finding finding, Plan plan, Playbook playbook) {
        boolean from = finding.id().equals(SOURCE) || (finding.id().equals(TARGET) && plan.way() == Way.HERE);
        if (!from && !finding.id().equals(TARGET) && !finding.id().equals(TO)) {
            return Optional.empty();
        }
        Job job = playbook.job(plan.job()).orElseThrow();
        Stream<String> known = playbook.system().layouts().stream().map(Layout::id);
        return switch (finding.problem().key()) {
            case "assess.settings.layouts", "assess.settings.layout-named" -> Optional.of(new LayoutPlace(
                    from,
                    known.filter(id -> !from || job.from().isEmpty() || job.from().contains(id)).toList()));
            case "assess.settings.fresh" -> Optional.of(new LayoutPlace(from, known.toList()));
            case "assess.settings.no-new-layout" -> {
                List<String> others = List.of(String.valueOf(finding.problem().args().getFirst()).split(", ",
                        -1));
                yield Optional.of(new LayoutPlace(false, known.filter(id -> others.contains(id) && (job.to()
                        .isEmpty() || job.to().equals(id))).toList()));
            }
            default -> Optional.empty();
        };
    }

    /** The layout that the plan names; empty where it is to be recognised. */
    String chosen(Plan plan) {
        return from ? plan.configuration().fromLayout() : plan.configuration().toLayout();
    }

    /** The plan with a layout named; with an empty one, it is recognised again. */
    Plan choose(Plan plan, String layout) {
        Carry carry = plan.configuration();
        return plan.withConfiguration(carry.withLayouts(from ? layout : carry.fromLayout(), from ? carry
                .toLayout() : layout));
    }
}
