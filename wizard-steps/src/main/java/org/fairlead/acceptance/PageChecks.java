package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.WebCheck;
import org.fairlead.site.Redirects;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/** Asks pages of a site and reads what they really say: an answer of 200 alone proves little. */
public final class PageChecks {
    /** What is repeated to people of an answer: a word, and nothing that could be more. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_. -]{1,40}");

    private final Web web;

    public PageChecks(Web web) {
        this.web = web;
    }

    /**
     * What a page answered.
     *
     * @param answer
     * empty where it did not
     */
    public record Seen(Problem problem, Optional<Answer> answer) {}

    /** Asks a page and judges what it says. */
    public Seen look(Check check) {
        WebCheck wanted = check.web();
        try {
            Answer answer = web.get(wanted.path(), wanted.headers());
            return new Seen(severe(check, judge(check, wanted, answer)), Optional.of(answer));
        } catch (SiteException e) {
            return new Seen(severe(check, e.problem()), Optional.empty());
        }
    }

    /** The same as evidence, for people. */
    public Evidence evidence(Check check, Answer answer) {
        return new Evidence(List.of("evidence.address", "evidence.status", "evidence.millis"), List.of(List
                .of(
                        web.place() + check.web().path(), Integer.toString(answer.status()), Long.toString(
                                answer
                                        .millis()))), 1);
    }

    /** Where the site may have been so before, no answer closes the gate. */
    private static Problem severe(Check check, Problem problem) {
        return check.severity().equals("warning") && problem.severity() == Severity.BLOCKER
                ? new Problem(Severity.WARNING, problem.key(), problem.args())
                : problem;
    }

    private Problem judge(Check check, WebCheck wanted, Answer answer) {
        if (answer.status() / 100 == 3 && !wanted.or().contains(answer.status())) {
            return Redirects.explain(web.place() + wanted.path(), answer);
        }
        if (answer.status() != wanted.status() && !wanted.or().contains(answer.status())) {
            return Problem.blocker("web.problem.status", wanted.path(), answer.status(), wanted.status());
        }
        Optional<String> held = wanted.lacks().stream().filter(answer.body()::contains).findFirst();
        if (held.isPresent()) {
            return Problem.blocker("web.problem.holds", wanted.path(), held.get());
        }
        List<String> wrong = new ArrayList<>();
        try {
            JsonNode body = wanted.expect().isEmpty() && wanted.lists().isEmpty()
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(answer.body());
            for (Map.Entry<String, String> expected : wanted.expect().entrySet()) {
                String found = body.at(expected.getKey()).asString("");
                if (!found.equals(expected.getValue())) {
                    wrong.add(expected.getKey() + " = " + (WORD.matcher(found).matches() ? found : "?"));
                }
            }
            wanted.lists().forEach((pointer, oneOf) -> {
                if (body.at(pointer).valueStream().noneMatch(item -> oneOf.contains(item.asString("")))) {
                    wrong.add(pointer + " ∌ " + String.join(", ", oneOf));
                }
            });
        } catch (JacksonException e) {
            return Problem.blocker("web.problem.no-json", wanted.path());
        }
        if (wrong.isEmpty() && wanted.atMostMillis() > 0 && answer.millis() > wanted.atMostMillis()) {
            return Problem.warning("web.warning.slow", wanted.path(), answer.millis(), wanted.atMostMillis());
        }
        return wrong.isEmpty()
                ? Problem.passed("check." + check.id() + ".passed")
                : Problem.blocker("web.problem.body", wanted.path(), String.join(", ", wrong));
    }
}
