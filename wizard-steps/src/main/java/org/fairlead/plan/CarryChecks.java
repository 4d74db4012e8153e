package org.fairlead.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Kind;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.FileProblems;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.YamlTree;

/** Whether what a plan says of a configuration fits the playbook. */
final class CarryChecks {
    private static final String AT = "/configuration";

    private final Playbook playbook;
    private final Carry carry;
    private final FileProblems problems;

    CarryChecks(Playbook playbook, Carry carry, FileProblems problems) {
        this.playbook = playbook;
        this.carry = carry;
        this.problems = problems;
    }

    void run() {
        List<String> layouts = playbook.system().layouts().stream().map(Playbook.Layout::id).toList();
        layout("from-layout", carry.fromLayout(), layouts);
        layout("to-layout", carry.toLayout(), layouts);
        List<String> components = playbook.configuration().components().stream().map(Component::id).toList();
        for (int i = 0; i < carry.components().size(); i++) {
            problems.refer("component", AT + "/components/" + i, carry.components().get(i), components);
        }
        List<String> settings = playbook.configuration().settings().stream().map(Setting::id).toList();
        for (Map.Entry<String, Decision> decision : carry.decisions().entrySet()) {
            String at = YamlTree.child(AT + "/decisions", decision.getKey());
            problems.refer("setting", at, decision.getKey(), settings);
            playbook.configuration().settings().stream().filter(setting -> setting.id().equals(decision
                    .getKey()))
                    .findFirst().ifPresent(setting -> decision(at, setting, decision.getValue()));
        }
    }

    private void layout(String name, String layout, List<String> known) {
        if (!layout.isEmpty()) {
            problems.refer("layout", AT + "/" + name, layout, known);
        }
    }

    private void decision(String at, Setting setting, Decision decision) {
        Optional<JsonNode> value = Optional.ofNullable(decision.value());
        if (setting.secret() && value.isPresent()) {
            problems.add("plan.problem.secret-in-clear", at + "/value", setting.id());
        } else if (decision.act() == Act.EDIT && value.filter(v -> isOf(setting.kind(), v)).isEmpty()) {
            problems.add("plan.problem.edit-value", at + "/value", setting.id());
        } else if (decision.act() != Act.EDIT && value.isPresent()) {
            problems.add("plan.problem.value-without-edit", at + "/value", setting.id());
        }
    }

    private static boolean isOf(Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.isString();
            case INTEGER -> value.isIntegralNumber();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case TEXTS -> value.isArray();
        };
    }
}
