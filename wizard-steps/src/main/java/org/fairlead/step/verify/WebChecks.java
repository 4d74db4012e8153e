package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.WebCheck;
import org.fairlead.site.Redirects;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/** Asks pages of the new site and reads what they really say: an answer of 200 alone proves little. */
final class WebChecks {
    private final Web web;

    WebChecks(Web web) {
        this.web = web;
    }

    Finding run(Check check) {
        WebCheck wanted = check.web();
        try {
            Answer answer = web.get(wanted.path(), wanted.headers());
            return PlaybookChecks.finding(check, judge(check, wanted, answer)).with(new Evidence(
                    List.of("evidence.address", "evidence.status", "evidence.millis"),
                    List.of(List.of(web.place() + wanted.path(), Integer.toString(answer.status()),
                            Long.toString(answer.millis()))),
                    1));
        } catch (SiteException e) {
            return PlaybookChecks.finding(check, e.problem());
        }
    }

    private Problem judge(Check check, WebCheck wanted, Answer answer) {
        if (answer.status() / 100 == 3) {
            return Redirects.explain(web.place() + wanted.path(), answer);
        }
        if (answer.status() != wanted.status()) {
            return Problem.blocker("web.problem.status", wanted.path(), answer.status(), wanted.status());
        }
        List<String> wrong = new ArrayList<>();
        try {
            JsonNode body = wanted.expect().isEmpty()
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(answer.body());
            for (Map.Entry<String, String> expected : wanted.expect().entrySet()) {
                if (!body.at(expected.getKey()).asString("").equals(expected.getValue())) {
                    wrong.add(expected.getKey());
                }
            }
        } catch (JacksonException e) {
            return Problem.blocker("web.problem.no-json", wanted.path());
        }
        return wrong.isEmpty()
                ? Problem.passed("check." + check.id() + ".passed")
                : Problem.blocker("web.problem.body", wanted.path(), String.join(", ", wrong));
    }
}
