package org.fairlead.step.upgrade;

import java.util.List;

/** What the playbook's actions did. */
public record UpgradeReport(List<ActionResult> actions, long millis) {
    public UpgradeReport {
        actions = List.copyOf(actions);
    }

    /**
     * One action.
     *
     * @param state
     * "done", "made" (objects of the schema, counted as inserted), "already" (there was nothing to do),
     * "asked" (a person does it), "skipped" (the plan leaves it
     * out)
     */
    public record ActionResult(String id, String state, long inserted, long changed, long removed) {}
}
