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
    private static final long MOST_TOKENS = 1_000_000_000;

    private final Chat chat;
    private final Questions questions;
    private final Spending spending;
    private final RunLog log;
    private final List<Finding> findings = new ArrayList<>();
    private long tokens;

    Chats(Chat chat, Questions questions, Spending spending, RunLog log) {
        this.chat = chat;
        this.questions = questions;
        this.spending = spending;
        this.log = log;
    }

    /** What came back, taken apart. */
    private record Said(Answer answer, String text, boolean failed, String conversation, long tokens) {}

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
                    .millis(), said.get().answer().status(), said.get().tokens()).keep(log);
            findings.add(finding(from, "question-" + number, judged(said.get(), question, number), List.of(
                    List.of(question.topic(), cut(question.text()), Integer.toString(said.get().answer()
                            .status()), said.get().answer().millis() + " ms", said.get().answer()
                                    .firstMillis() + " ms"))));
        }
        context(visitor, from);
        rounds(visitor, from);
        used(from);
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

    /** What the questions have cost so far, as a sum. */
    private void used(String from) {
        if (spending.spent() > 0) {
            findings.add(finding(from, "used", tokens > 0
                    ? Problem.info("access.info.tokens", spending.spent(), tokens)
                    : Problem.info("access.info.tokens-untold", spending.spent()), List.of()));
        }
    }

    /** Times the first question in several rounds. */
    private void rounds(Visitor visitor, String from) throws SiteException {
        var micros = new ArrayList<Long>();
        var first = new ArrayList<Long>();
        int failed = 0;
        for (int i = 0; i < questions.rounds() && !questions.ask().isEmpty(); i++) {
            Optional<Said> said = put(visitor, questions.ask().getFirst().text(), "");
            if (said.isEmpty()) {
                break;
            }
            failed += said.get().failed() ? 1 : 0;
            micros.add(TimeUnit.MILLISECONDS.toMicros(said.get().answer().millis()));
            first.add(TimeUnit.MILLISECONDS.toMicros(said.get().answer().firstMillis()));
        }
        if (!micros.isEmpty()) {
            Spread spread = Spread.of(micros.stream().mapToLong(Long::longValue).toArray());
            findings.add(finding(from, "rounds", failed == 0
                    ? Problem.info("access.info.rounds", spread.rounds(), spread.median() / 1000.0, spread
                            .p95() / 1000.0, spread.worst() / 1000.0, Spread.of(first.stream().mapToLong(
                                    Long::longValue).toArray()).median() / 1000.0)
                    : Problem.warning("access.warning.rounds", failed, spread.rounds()), List.of()));
        }
    }

    private Finding finding(String from, String id, Problem problem, List<List<String>> lines) {
        return new Finding("access/chat/" + from + "/" + id, Trials.GROUP, problem).with(new Evidence(List.of(
                "evidence.topic", "evidence.question", "evidence.status", "evidence.duration",
                "evidence.first-byte"), lines, lines
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
        Said said = said(visitor.session().rest("POST", chat.path(), body.toString()));
        tokens += said.tokens();
        return Optional.of(said);
    }

    /** The answer is the longest text of what came back: each layout calls it something else. */
    private static Said said(Answer answer) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            return new Said(answer, "", true, "", 0);
        }
        String conversation = json.path(CONVERSATION).asString("");
        String text = JsonTexts.of(json).stream().filter(one -> !one.equals(conversation)).max(Comparator
                .comparingInt(String::length)).orElse("");
        boolean refused = (json.path("success").isBoolean() && !json.path("success").asBoolean()) || (json
                .has(
                        "error") && !json.path("error").isNull());
        return new Said(answer, text, answer.status() / 100 != 2 || text.isBlank() || refused, conversation,
                tokens(json));
    }

    /** Tokens that an answer says it took, wherever it says so; 0 where it does not. */
    private static long tokens(JsonNode json) {
        JsonNode total = json.findValue("total_tokens");
        return total == null ? 0 : Math.clamp(total.asLong(0), 0, MOST_TOKENS);
    }

    private static String cut(String text) {
        return text.length() <= QUESTION ? text : text.substring(0, QUESTION) + "…";
    }
}
