package org.fairlead.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.fairlead.acceptance.PassedChecks;
import org.fairlead.action.SchemaActions;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RunLog;
import org.fairlead.report.Document.Block;
import org.fairlead.report.Document.Fact;
import org.fairlead.report.Document.Section;
import org.fairlead.site.SchemaObject;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.text.Messages;

/**
 * What owners of integrations have to know of a run: how each stood before, during and after, and what of the
 * schema
 * and of the addresses is new to them.
 */
record IntegrationPapers(Messages messages, Playbook playbook, Plan plan, RunLog log) {

    private static final List<String> KINDS = List.of("web", "kept-page");

    List<Section> sections() throws ProblemException {
        var sections = new ArrayList<Section>();
        sections.add(states());
        interfaces().ifPresent(sections::add);
        return sections;
    }

    private Section states() throws ProblemException {
        Map<String, String> named = new LinkedHashMap<>();
        for (Check check : playbook.checks()) {
            if (check.group().equals("integrations") || (KINDS.contains(check.kind())
                    && !check.group().startsWith("switched-"))) {
                named.put("check/" + check.id(), name("check." + check.id() + ".name", check.id()));
            }
        }
        for (OwnCheck check : plan.acceptance().checks()) {
            named.put("own-check/" + check.id(), check.id());
        }
        List<Finding> during = log.findings("verify");
        List<Finding> after = log.findings("rollback");
        List<Finding> before = log.findings("assess");
        List<String> passed = PassedChecks.passed(log);
        var facts = new ArrayList<Fact>();
        List<String> noted = new ArrayList<>();
        for (Check check : playbook.checks()) {
            if (PassedChecks.isNoted(log, check)) {
                noted.add("check/" + check.id());
            }
        }
        named.forEach((id, name) -> facts.add(new Fact(name, messages.text("document.integrations.states",
                passed
                        .contains(id.substring(id.indexOf('/') + 1)) ? messages.text(
                                "document.integrations.good") : noted.contains(id) ? messages.text(
                                        "document.integrations.noted") : state(id, before), state(id, during),
                after.isEmpty() ? "–" : state(id,
                        after)))));
        return new Section(messages.text("document.section.integrations"), facts.isEmpty() ? List.of(
                new Block.Paragraph(messages.text("document.section.integrations.none"))) : List.of(
                        new Block.Paragraph(messages.text("document.section.integrations.intro")),
                        new Block.Facts(
                                facts)));
    }

    private String name(String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }

    private String state(String id, List<Finding> findings) {
        Optional<Finding> found = findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
        return messages.text("document.integrations." + found.map(finding -> switch (finding.problem()
                .severity()) {
            case PASSED -> "good";
            case INFO -> "unknown";
            case WARNING, BLOCKER -> "bad";
        }).orElse("unknown"));
    }

    /**
     * What of the schema this run has made, with the types of its keys, and the addresses that were asked.
     */
    private Optional<Section> interfaces() throws ProblemException {
        Map<String, String> results = log.recallAll(UpgradeStep.RESULTS);
        var facts = new ArrayList<Fact>();
        for (Action action : playbook.actions()) {
            if (action instanceof Action.Schema schema && results.getOrDefault(action.id(), "").startsWith(
                    "made ")) {
                SchemaActions.objects(schema).stream().flatMap(this::fact).forEach(facts::add);
            }
        }
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        for (Check check : playbook.checks()) {
            if (check.kind().equals("web")) {
                facts.add(new Fact(messages.text("document.interfaces.address"), check.web().path()));
            }
        }
        return Optional.of(new Section(messages.text("document.section.interfaces"), List.of(
                new Block.Paragraph(messages
                        .text("document.section.interfaces.intro")), new Block.Facts(facts))));
    }

    private Stream<Fact> fact(SchemaObject object) {
        return switch (object) {
            case SchemaObject.NewTable table -> Stream.of(new Fact(messages.text("document.interfaces.table"),
                    messages
                            .text("document.interfaces.keyed", table.name(), String.join(", ", table.key()
                                    .stream().map(
                                            column -> column + " " + type(table.columns().getOrDefault(column,
                                                    ""))).toList()))));
            case SchemaObject.TableColumn column -> Stream.of(new Fact(messages.text(
                    "document.interfaces.column"),
                    column.name() + " " + type(column.definition())));
            case SchemaObject.EnumType type -> Stream.of(new Fact(messages.text("document.interfaces.type"),
                    type.name()
                            + ": " + String.join(", ", type.labels())));
            case SchemaObject.Constraint constraint -> Stream.of();
            case SchemaObject.Index index -> Stream.of();
        };
    }

    /** The first word of a definition. */
    private static String type(String definition) {
        int end = definition.indexOf(' ');
        return end < 0 ? definition : definition.substring(0, end);
    }
}
