package org.fairlead.plan;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** Writes what of a configuration travels as the part of a plan file that is read back alike. */
final class CarryText {
    private CarryText() {}

    static void write(YamlText yaml, Carry carry) {
        yaml.section(0, "configuration");
        if (!carry.bundle().isEmpty()) {
            yaml.entry(2, "bundle", carry.bundle());
        }
        texts(yaml, "components", carry.components());
        if (!carry.fromLayout().isEmpty()) {
            yaml.entry(2, "from-layout", carry.fromLayout());
        }
        if (!carry.toLayout().isEmpty()) {
            yaml.entry(2, "to-layout", carry.toLayout());
        }
        yaml.raw(2, "secrets: " + carry.secrets());
        yaml.raw(2, "environment: " + carry.environment());
        yaml.entry(2, "mode", carry.mode().word());
        yaml.entry(2, "strategy", carry.strategy().word());
        if (!carry.decisions().isEmpty()) {
            yaml.section(2, "decisions");
        }
        new TreeMap<>(carry.decisions()).forEach((setting, decision) -> {
            yaml.section(4, setting);
            yaml.entry(6, "do", decision.act().word());
            JsonNode value = decision.value();
            if (value != null) {
                yaml.raw(6, "value: " + text(value));
            }
            if (!decision.seen().isEmpty()) {
                yaml.entry(6, "seen", decision.seen());
            }
        });
        if (!carry.replace().isEmpty()) {
            yaml.section(2, "replace");
        }
        for (Carry.Replace pair : carry.replace()) {
            yaml.raw(4, "- from: " + YamlText.scalar(pair.from()));
            yaml.entry(6, "to", pair.to());
        }
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(CarryText::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isString() ? YamlText.scalar(value.asString()) : value.toString();
    }

    private static void texts(YamlText yaml, String section, List<String> texts) {
        if (!texts.isEmpty()) {
            yaml.section(2, section);
            texts.forEach(text -> yaml.raw(4, "- " + YamlText.scalar(text)));
        }
    }
}
