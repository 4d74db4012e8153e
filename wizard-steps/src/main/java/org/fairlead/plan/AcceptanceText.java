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
        if (!acceptance.flows().isEmpty()) {
            yaml.section(2, "flows");
            acceptance.flows().forEach(flow -> flow(yaml, flow));
        }
        if (!acceptance.logins().isEmpty()) {
            yaml.section(2, "logins");
            acceptance.logins().forEach(login -> login(yaml, login));
        }
        if (!acceptance.questions().equals(Questions.NONE)) {
            questions(yaml, acceptance.questions());
        }
        if (!acceptance.earlier().equals(EarlierAttempt.NONE)) {
            earlier(yaml, acceptance.earlier());
        }
    }

    private static void earlier(YamlText yaml, EarlierAttempt earlier) {
        yaml.section(2, "earlier");
        yaml.entry(4, "run", earlier.run());
        if (!earlier.mustPass().isEmpty()) {
            yaml.section(4, "must-pass");
            earlier.mustPass().forEach(check -> yaml.raw(6, "- " + YamlText.scalar(check)));
        }
        if (!earlier.remedies().isEmpty()) {
            yaml.section(4, "remedies");
            for (EarlierAttempt.Remedy remedy : earlier.remedies()) {
                yaml.raw(6, "- cause: " + YamlText.scalar(remedy.cause()));
                entry(yaml, "remedy", remedy.remedy());
                entry(yaml, "owner", remedy.owner());
                entry(yaml, "due", remedy.due());
            }
        }
    }

    private static void entry(YamlText yaml, String name, String value) {
        if (!value.isEmpty()) {
            yaml.entry(8, name, value);
        }
    }

    private static void login(YamlText yaml, Login login) {
        yaml.raw(4, "- role: " + YamlText.scalar(login.role()));
        some(yaml, "user", login.user());
        if (!login.atTarget()) {
            yaml.entry(6, "at", login.at());
        }
        if (!login.temporary()) {
            yaml.raw(6, "password: " + PlanWriter.secret(login.password()));
        }
    }

    private static void questions(YamlText yaml, Questions questions) {
        yaml.section(2, "questions");
        yaml.raw(4, "calls: " + questions.calls());
        if (questions.rounds() > 0) {
            yaml.raw(4, "rounds: " + questions.rounds());
        }
        if (questions.fromHistory() > 0) {
            yaml.raw(4, "from-history: " + questions.fromHistory());
        }
        if (questions.watchMinutes() > 0) {
            yaml.raw(4, "watch-minutes: " + questions.watchMinutes());
        }
        if (!questions.ask().isEmpty()) {
            yaml.section(4, "ask");
            for (Questions.Question question : questions.ask()) {
                yaml.raw(6, "- text: " + YamlText.scalar(question.text()));
                if (!question.topic().isEmpty()) {
                    yaml.entry(8, "topic", question.topic());
                }
                if (!question.expect().isEmpty()) {
                    yaml.entry(8, "expect", question.expect());
                }
            }
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

    private static void flow(YamlText yaml, FlowCheck flow) {
        yaml.raw(4, "- id: " + YamlText.scalar(flow.id()));
        some(yaml, "write-sql", flow.writeSql());
        some(yaml, "write-path", flow.writePath());
        some(yaml, "write-body", flow.writeBody());
        some(yaml, "read-sql", flow.readSql());
        some(yaml, "read-path", flow.readPath());
        some(yaml, "expect", flow.expect());
        some(yaml, "undo-sql", flow.undoSql());
        yaml.raw(6, "within-seconds: " + flow.withinSeconds());
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
