package org.fairlead.plan;

import java.util.List;

import org.fairlead.plan.Acceptance.OwnCheck;

/** Writes what must hold before a run counts as good, as the part of a plan file that is read back alike. */
final class AcceptanceText {
    private AcceptanceText() {}

    static void write(YamlText yaml, Acceptance acceptance) {
        yaml.section(0, "acceptance");
        texts(yaml, "critical", acceptance.critical());
        texts(yaml, "decide-after", acceptance.decideAfter());
        Acceptance.Watching watch = acceptance.watch();
        if (!watch.equals(Acceptance.Watching.USUAL)) {
            yaml.section(2, "watch");
            yaml.raw(4, "every-seconds: " + watch.everySeconds());
            yaml.raw(4, "for-minutes: " + watch.forMinutes());
            yaml.raw(4, "failures: " + watch.failures());
        }
        if (!acceptance.checks().isEmpty()) {
            yaml.section(2, "checks");
            acceptance.checks().forEach(check -> check(yaml, check));
        }
    }

    private static void check(YamlText yaml, OwnCheck check) {
        yaml.raw(4, "- id: " + YamlText.scalar(check.id()));
        some(yaml, "path", check.path());
        if (check.status() != 0) {
            yaml.raw(6, "status: " + check.status());
        }
        some(yaml, "contains", check.contains());
        some(yaml, "sql", check.sql());
        some(yaml, "expect", check.expect());
    }

    private static void some(YamlText yaml, String name, String value) {
        if (!value.isEmpty()) {
            yaml.entry(6, name, value);
        }
    }

    private static void texts(YamlText yaml, String section, List<String> texts) {
        if (!texts.isEmpty()) {
            yaml.section(2, section);
            texts.forEach(text -> yaml.raw(4, "- " + YamlText.scalar(text)));
        }
    }
}
