package org.fairlead.run;

import java.util.List;

import org.fairlead.config.OneByOne.Part;
import org.fairlead.model.Problem;

/**
 * Which part of a plan makes trouble on a copy of the target.
 *
 * @param run
 * id in the record
 * @param empty
 * what the checks found on the copy without any setting of the system
 * @param parts
 * the components in the order they were brought in, the rows last
 * @param differences
 * settings that are otherwise on the copy than on the site as it is, in the playbook's order; the first is
 * where they part
 * @param notes
 * whether the copy answered requests meanwhile
 */
public record StepByStepReport(String run, List<Problem> empty, List<Part> parts,
        List<Difference> differences, List<Problem> notes, long millis) {

    /** The component that stands for the rows. */
    public static final String DATA = "data";

    public StepByStepReport {
        empty = List.copyOf(empty);
        parts = List.copyOf(parts);
        differences = List.copyOf(differences);
        notes = notes == null ? List.of() : List.copyOf(notes); // reports of earlier versions have none
    }

    /** Whether every part arrived. */
    public boolean isClean() {
        return parts.stream().allMatch(part -> part.culprits().isEmpty());
    }

    /**
     * A setting.
     *
     * @param kind
     * "added", "changed" or "removed"
     */
    public record Difference(String setting, String kind) {}
}
