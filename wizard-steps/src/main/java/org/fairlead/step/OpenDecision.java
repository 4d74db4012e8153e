package org.fairlead.step;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * A question that stops a step.
 *
 * @param id
 * stable, names the answer in a decisions file
 * @param options
 * ids of the possible answers, the one that changes least first
 */
public record OpenDecision(String id, Problem question, List<String> options) {
    public OpenDecision {
        options = List.copyOf(options);
    }
}
