package org.fairlead.plan;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.model.Problem;
import org.fairlead.playbook.FileProblems;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.playbook.YamlTree;

/** Reads plan files: strictly, against their playbook, with all problems at once. Thread-safe. */
public final class PlanReader {
    private final PlaybookCatalog catalog;
    private final FileSchema schema = FileSchema.named("plan");

    public PlanReader(PlaybookCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads a plan.
     *
     * @param place
     * name of the file, for people
     */
    public Plan read(byte[] yaml, String place) throws InvalidFileException {
        YamlTree tree = StrictYaml.read(yaml, place);
        friendly(tree.root());
        schema.check(tree);
        Plan plan = FileRecords.read(tree, Plan.class);
        var problems = new FileProblems(tree);
        problems.refer("playbook", "/playbook", plan.playbook(), catalog.ids());
        problems.settle();
        KnownPlaybook known = catalog.find(plan.playbook()).orElseThrow();
        List<Problem> wrong = PlanChecks.of(known.playbook(), plan, tree);
        if (!wrong.isEmpty()) {
            throw new InvalidFileException(wrong);
        }
        return plan;
    }

    /** Words of a plan that YAML understands differently: an answer {@code true}, a rule {@code null}. */
    private static void friendly(JsonNode root) {
        if (root.path("choices") instanceof ObjectNode choices) {
            for (Map.Entry<String, JsonNode> choice : List.copyOf(choices.properties())) {
                if (choice.getValue().isBoolean()) {
                    choices.put(choice.getKey(), choice.getValue().asBoolean() ? "yes" : "no");
                }
            }
        }
        for (JsonNode misfit : root.path("misfits")) {
            if (misfit instanceof ObjectNode decision) {
                JsonNode rule = decision.path("rule");
                if (rule.isNull() || rule.isBoolean()) {
                    decision.set("rule", JsonNodeFactory.instance.stringNode(rule.isNull() ? "null" : rule
                            .asString()));
                }
            }
        }
    }
}
