package org.fairlead.model;

import java.util.List;

/**
 * One result of looking: what was found, where, what it rests on and which lines of the guide it answers.
 *
 * @param id
 * stable within a run, so that a page can keep its place when the look is repeated
 * @param group
 * key of the heading it stands under
 * @param guide
 * ids of guide lines
 */
public record Finding(String id, String group, Problem problem, Evidence evidence, List<String> guide) {
    public Finding {
        guide = List.copyOf(guide);
    }

    public Finding(String id, String group, Problem problem) {
        this(id, group, problem, Evidence.NONE, List.of());
    }

    public Finding with(Evidence shown) {
        return new Finding(id, group, problem, shown, guide);
    }

    public Finding covering(List<String> lines) {
        return new Finding(id, group, problem, evidence, lines);
    }

    public boolean blocks() {
        return problem.severity() == Severity.BLOCKER;
    }
}
