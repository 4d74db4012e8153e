package org.fairlead.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.record.RunLog.StepEntry;
import org.fairlead.text.Messages;

/**
 * What happened one after the other: steps, events, the moments when something that was watched began to fail
 * and
 * answered again, and the first of equal errors in the logs of the site. Times of other machines are taken as
 * they
 * are, so a clock that is wrong puts its lines in a wrong place.
 */
final class Timeline {
    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);
    /** Scope in the record: check to the first lines of equal errors, with their moments. */
    private static final String LINES = "log-lines";
    private static final List<String> BAD = List.of("failed", "blocked");
    private static final int MOST_MEASURES = 5_000;

    private final Messages messages;
    private final RunLog log;

    Timeline(Messages messages, RunLog log) {
        this.messages = messages;
        this.log = log;
    }

    /**
     * Something that happened.
     *
     * @param kind
     * "step", "event", "check", "watch" or "log"
     * @param deviates
     * whether it was not as it should be
     */
    record Moment(Instant at, String kind, String text, boolean deviates) {}

    /** All of it, oldest first. */
    List<Moment> moments() throws RecordException {
        var moments = new ArrayList<Moment>();
        for (StepEntry step : log.steps()) {
            moments.add(new Moment(Instant.parse(step.began()), "step", messages.text("report.timeline.began",
                    name(
                            step)), false));
            if (!step.ended().isEmpty()) {
                moments.add(new Moment(Instant.parse(step.ended()), "step", messages.text(
                        "report.timeline.ended",
                        name(step), messages.text("outcome." + step.outcome()), step.problem().map(
                                messages::text)
                                .orElse("")), BAD.contains(step.outcome())));
            }
        }
        for (RunLog.Event event : log.events()) {
            boolean deviates = event.what().severity() == Severity.WARNING || event.what()
                    .severity() == Severity.BLOCKER;
            moments.add(new Moment(Instant.parse(event.at()), "event", messages.text(event.what()),
                    deviates));
        }
        checked(moments);
        watched(moments);
        logged(moments);
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    /** Checks that failed, when verification ended. */
    private void checked(List<Moment> moments) throws RecordException {
        for (StepEntry step : log.steps()) {
            if (step.step().equals("verify") && !step.ended().isEmpty()) {
                log.findings("verify").stream().filter(Finding::blocks).forEach(finding -> moments.add(
                        new Moment(Instant
                                .parse(step.ended()), "check", messages.text(finding.problem()), true)));
            }
        }
    }

    private String name(StepEntry step) {
        return messages.text("step." + step.step());
    }

    /** Of what was watched, only when it changed. */
    private void watched(List<Moment> moments) throws RecordException {
        var failing = new HashMap<String, Boolean>();
        for (Measure measure : log.measures(MOST_MEASURES)) {
            boolean before = failing.getOrDefault(measure.subject(), false);
            if (measure.failed() != before) {
                moments.add(new Moment(Instant.ofEpochMilli(measure.at()), "watch", messages.text(measure
                        .failed()
                                ? "report.timeline.fails"
                                : "report.timeline.answers", measure.subject()), measure.failed()));
                failing.put(measure.subject(), measure.failed());
            }
        }
    }

    private void logged(List<Moment> moments) throws RecordException {
        for (String json : log.recallAll(LINES).values()) {
            try {
                for (JsonNode line : JsonMapper.shared().readTree(json).values()) {
                    moments.add(new Moment(Instant.parse(line.path("at").asString()), "log", line.path(
                            "message")
                            .asString(), line.path("level").asString().equals("error")));
                }
            } catch (JacksonException | DateTimeException e) {
                LOG.debug("lines that were kept by another version", e);
            }
        }
    }

    /** Place of the first thing that was not as it should be. */
    static Optional<Integer> firstDeviation(List<Moment> moments) {
        for (int i = 0; i < moments.size(); i++) {
            if (moments.get(i).deviates()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
