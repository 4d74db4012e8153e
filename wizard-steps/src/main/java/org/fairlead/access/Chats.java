package org.fairlead.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Spread;
import org.fairlead.plan.Questions;
import org.fairlead.plan.Questions.Question;
import org.fairlead.playbook.Access.Chat;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web.Answer;

/** Puts questions to the site's chat as a visitor. Each costs something, so no more are put than allowed. */
final class Chats {
    private static final String CONVERSATION = "conversation_id";
    private static final int QUESTION = 80;

    private final Chat chat;
    private final Questions questions;
    private final Spending spending;
    private final RunLog log;
    private final List<Finding> findings = new ArrayList<>();

    Chats(Chat chat, Questions questions, Spending spending, RunLog log) {
        this.chat = chat;
        this.questions = questions;
        this.spending = spending;
        this.log = log;
    }

    /** What came back, taken apart. */
    private record Said(Answer answer, String text, boolean failed, String conversation) {}

    /**
     * Puts them.
     *
     * @param from
     * under which name replies are kept
     */
    List<Finding> run(Visitor visitor, String from) throws SiteException, RecordException {
        int number = 0;
        for (Question question : questions.ask()) {
            number++;
            Optional<Said> said = put(visitor, question.text(), "");
            if (said.isEmpty()) {
                continue;
            }
            new Reply(from, number, question.topic(), question.text(), said.get().text(), said.get().answer()
                    .millis(), said.get().answer().status(), 0).keep(log);
            findings.add(finding(from, "question-" + number, judged(said.get(), question, number), List.of(
                    List.of(question.topic(), cut(question.text()), Integer.toString(said.get().answer()
                            .status()), said.get().answer().millis() + " ms"))));
        }
        context(visitor, from);
        rounds(visitor, from);
        return List.copyOf(findings);
    }

    private static Problem judged(Said said, Question question, int number) {
        if (said.failed()) {
            return Problem.blocker("access.problem.chat-failed", number, said.answer().status());
        }
        boolean holds = said.text().toLowerCase(Locale.ROOT).contains(question.expect().toLowerCase(
                Locale.ROOT));
        return holds ? Problem.passed("access.passed.chat", number, said.answer().millis())
                : Problem.warning("access.warning.chat-lacks", number, question.expect());
    }

    /** Whether an answer knows of the question before it. */
    private void context(Visitor visitor, String from) throws SiteException {
        if (chat.word().isEmpty() || questions.ask().isEmpty()) {
            return;
        }
        Optional<Said> first = put(visitor, chat.remember(), "");
        Optional<Said> second = first.isEmpty() ? first : put(visitor, chat.recall(), first.get()
                .conversation());
        if (second.isPresent()) {
            boolean known = second.get().text().toLowerCase(Locale.ROOT).contains(chat.word());
            findings.add(finding(from, "context", second.get().failed()
                    ? Problem.warning("access.warning.context-failed", second.get().answer().status())
                    : known ? Problem.passed("access.passed.context")
                    : Problem.warning("access.warning.no-context"), List.of()));
        }
    }

    /** Times the first question in several rounds. */
    private void rounds(Visitor visitor, String from) throws SiteException {
        var micros = new ArrayList<Long>();
        int failed = 0;
        for (int i = 0; i < questions.rounds() && !questions.ask().isEmpty(); i++) {
            Optional<Said> said = put(visitor, questions.ask().getFirst().text(), "");
            if (said.isEmpty()) {
                break;
            }
            failed += said.get().failed() ? 1 : 0;
            micros.add(TimeUnit.MILLISECONDS.toMicros(said.get().answer().millis()));
        }
        if (!micros.isEmpty()) {
            Spread spread = Spread.of(micros.stream().mapToLong(Long::longValue).toArray());
            findings.add(finding(from, "rounds", failed == 0
                    ? Problem.info("access.info.rounds", spread.rounds(), spread.median() / 1000.0, spread
                            .p95() / 1000.0, spread.worst() / 1000.0)
                    : Problem.warning("access.warning.rounds", failed, spread.rounds()), List.of()));
        }
    }

    private Finding finding(String from, String id, Problem problem, List<List<String>> lines) {
        return new Finding("access/chat/" + from + "/" + id, Trials.GROUP, problem).with(new Evidence(List.of(
                "evidence.topic", "evidence.question", "evidence.status", "evidence.duration"), lines, lines
                        .size())).covering(chat.guide());
    }

    private Optional<Said> put(Visitor visitor, String text, String conversation) throws SiteException {
        if (!spending.take()) {
            return Optional.empty();
        }
        ObjectNode body = JsonMapper.shared().createObjectNode().put(chat.field(), text);
        if (!conversation.isEmpty()) {
            body.put(CONVERSATION, conversation);
        }
        return Optional.of(said(visitor.session().rest("POST", chat.path(), body.toString())));
    }

    /** The answer is the longest text of what came back: each layout calls it something else. */
    private static Said said(Answer answer) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            return new Said(answer, "", true, "");
        }
        String conversation = json.path(CONVERSATION).asString("");
        String text = JsonTexts.of(json).stream().filter(one -> !one.equals(conversation)).max(Comparator
                .comparingInt(String::length)).orElse("");
        boolean refused = (json.path("success").isBoolean() && !json.path("success").asBoolean()) || (json
                .has(
                        "error") && !json.path("error").isNull());
        return new Said(answer, text, answer.status() / 100 != 2 || text.isBlank() || refused, conversation);
    }

    private static String cut(String text) {
        return text.length() <= QUESTION ? text : text.substring(0, QUESTION) + "…";
    }
}
