package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * Checks of the kind "kept-page": the texts in what a page answers as JSON, in whatever order, are those of
 * the
 * assessment. For answers that name what a site offers, such as the name spaces of its interfaces.
 */
final class KeptPages {
    static final String KIND = "kept-page";
    private static final String SCOPE = "kept-page";
    private static final int LONGEST = 200;
    private static final int MOST = 500;

    private final RunLog log;
    private final Web web;

    KeptPages(RunLog log, Web web) {
        this.log = log;
        this.web = web;
    }

    /** Remembers what it says now; nothing where it does not say it. */
    void remember(Check check) throws RecordException {
        try {
            log.remember(SCOPE, check.id(), JsonMapper.shared().writeValueAsString(texts(check)));
        } catch (SiteException e) {
            log.event(Problem.info("kept-page.event.unknown", check.id()));
        }
    }

    /** What became of it since. */
    Finding compare(Check check) throws RecordException {
        Optional<Set<String>> before = log.recall(SCOPE, check.id()).map(json -> JsonMapper.shared()
                .readValue(json,
                        new TypeReference<Set<String>>() {}));
        if (before.isEmpty()) {
            return WantedChecks.finding(check, Problem.info("verify.info.not-kept", check.id()));
        }
        Set<String> now;
        try {
            now = texts(check);
        } catch (SiteException e) {
            return WantedChecks.finding(check, Problem.warning(e.problem().key(), e.problem().args()
                    .toArray()));
        }
        var changes = new ArrayList<List<String>>();
        before.get().stream().filter(text -> !now.contains(text)).forEach(text -> changes.add(List.of(text,
                "gone")));
        now.stream().filter(text -> !before.get().contains(text)).forEach(text -> changes.add(List.of(text,
                "new")));
        return WantedChecks.finding(check, changes.size()).with(new Evidence(List.of(check.columns().isEmpty()
                ? "evidence.key" : check.columns().getFirst(), "evidence.change"), changes, changes.size()));
    }

    private Set<String> texts(Check check) throws SiteException {
        Answer answer = web.get(check.web().path(), Map.of());
        if (answer.status() != check.web().status()) {
            throw new SiteException(Problem.warning("web.problem.status", check.web().path(), answer.status(),
                    check
                            .web().status()));
        }
        Set<String> texts = new TreeSet<>();
        try {
            collect(JsonMapper.shared().readTree(answer.body()), texts);
        } catch (JacksonException e) {
            throw new SiteException(Problem.warning("web.problem.no-json", check.web().path()), e);
        }
        return texts;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isString() && node.asString().length() <= LONGEST && texts.size() < MOST) {
            texts.add(node.asString());
        }
        node.values().forEach(inner -> collect(inner, texts));
    }
}
