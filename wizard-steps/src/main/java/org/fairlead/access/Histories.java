package org.fairlead.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.access.People.Person;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.Spread;
import org.fairlead.playbook.Access.History;
import org.fairlead.secret.Nonces;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web.Answer;

/** Reads through the site what each visitor once said, and looks for what others said in it. */
final class Histories {
    /** Shorter texts are said by many. */
    private static final int TELLING = 12;
    private static final int MOST = 1000;

    private final History history;
    private final Transaction database;
    private final Optional<Nonces> nonces;

    Histories(History history, Transaction database, Optional<Nonces> nonces) {
        this.history = history;
        this.database = database;
        this.nonces = nonces;
    }

    List<Finding> run(List<Visitor> visitors) throws SiteException {
        if (nonces.isEmpty()) {
            return List.of(finding(Problem.info("access.info.no-nonce-key"), List.of()));
        }
        var lines = new ArrayList<List<String>>();
        var micros = new ArrayList<Long>();
        int foreign = 0;
        int lost = 0;
        int unread = 0;
        for (Visitor visitor : visitors) {
            Optional<String> token = visitor.session().token();
            if (visitor.person().isEmpty() || token.isEmpty()) {
                continue;
            }
            Person person = visitor.person().get();
            Answer answer = visitor.session().ajax(Map.of("action", history.action(), "nonce", nonces.get()
                    .of(history.nonce(), person.id(), token.get())));
            micros.add(TimeUnit.MILLISECONDS.toMicros(Math.max(1, answer.millis())));
            Optional<Set<String>> said = answer.status() / 100 == 2 ? texts(answer.body()) : Optional.empty();
            Set<String> own = asked(history.own(), person.id());
            Set<String> others = asked(history.others(), person.id());
            others.removeAll(own);
            others.removeIf(text -> text.length() < TELLING);
            long ownFound = own.stream().filter(text -> holds(said, text)).count();
            long othersFound = others.stream().filter(text -> holds(said, text)).count();
            unread += said.isEmpty() ? 1 : 0;
            lost += said.isPresent() && ownFound < own.size() ? 1 : 0;
            foreign += othersFound > 0 ? 1 : 0;
            lines.add(List.of(visitor.name(), Integer.toString(answer.status()), ownFound + " / " + own
                    .size(), Long.toString(othersFound)));
        }
        Finding found = finding(foreign > 0 ? Problem.blocker("access.problem.foreign-history", foreign)
                : lost > 0 ? Problem.warning("access.warning.history-short", lost)
                : unread > 0 ? Problem.warning("access.warning.history-unread", unread)
                : lines.isEmpty() ? Problem.info("access.info.no-history")
                : Problem.passed("access.passed.history", lines.size()), lines);
        return micros.isEmpty() ? List.of(found) : List.of(found, times(Spread.of(micros.stream().mapToLong(
                Long::longValue).toArray())));
    }

    /** How long the site took to give a history. */
    private Finding times(Spread spread) {
        return new Finding("access/history-time", Trials.GROUP, Problem.info("access.info.history-time",
                spread.rounds(), spread.median() / 1000.0, spread.worst() / 1000.0)).covering(history
                        .guide());
    }

    private Finding finding(Problem problem, List<List<String>> lines) {
        return new Finding("access/history", Trials.GROUP, problem).with(new Evidence(List.of(
                "evidence.visitor", "evidence.status", "evidence.own-texts", "evidence.others-texts"), lines,
                lines.size())).covering(history.guide());
    }

    private static boolean holds(Optional<Set<String>> said, String text) {
        return said.isPresent() && said.get().stream().anyMatch(one -> one.contains(text));
    }

    private Set<String> asked(String sql, long user) throws SiteException {
        var texts = new HashSet<String>();
        try (Rows rows = database.query(sql, Map.of("user", new Cell.Int(user)))) {
            for (Row row = rows.next(); row != null && texts.size() < MOST; row = rows.next()) {
                String text = plain(ReadableCell.whole(row.get(0)));
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** All texts of a JSON answer; empty where it is none, or says that it failed. */
    private static Optional<Set<String>> texts(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            if (!json.isContainer() || (json.path("success").isBoolean() && !json.path("success")
                    .asBoolean())) {
                return Optional.empty();
            }
            var texts = new HashSet<String>();
            JsonTexts.of(json).forEach(text -> texts.add(plain(text)));
            return Optional.of(texts);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** One store keeps texts with backslashes before quotes, the other without. */
    private static String plain(String text) {
        return text.replace("\\", "").replaceAll("\\s+", " ").strip();
    }
}
