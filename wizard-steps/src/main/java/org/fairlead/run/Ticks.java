package org.fairlead.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.access.Reply;
import org.fairlead.action.CommandState;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.step.upgrade.UpgradeStep;

/** What people have ticked in a run, when, and what they noted beside it. */
public final class Ticks {
    private static final String SUCCESS = "success-";
    private static final String NOTES = "ticked-note";
    private static final String TIMES = "ticked-at";
    private static final int LONGEST = 1000;

    private final RunLog log;

    Ticks(RunLog log) {
        this.log = log;
    }

    /**
     * A thing that was ticked or noted.
     *
     * @param at
     * when it was last ticked, as ISO 8601; empty for never
     */
    public record Tick(boolean done, String at, String note) {
        static final Tick OPEN = new Tick(false, "", "");
    }

    /** Ids of the plan's criteria of success, in order. */
    public static List<String> criteria(Plan plan) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= plan.successCriteria().size(); i++) {
            ids.add(SUCCESS + i);
        }
        return ids;
    }

    /**
     * Acts that were left to people: commands, those that come before the first row too, and acts of the
     * upgrade.
     */
    public static Set<String> asked(RunLog log) throws ProblemException {
        Set<String> asked = new LinkedHashSet<>();
        for (String id : log.recallAll(CommandState.SCOPE).keySet()) {
            if (CommandState.recall(log, CommandState.SCOPE, id).filter(state -> state.state().equals(
                    CommandState.ASKED)).isPresent()) {
                asked.add(id);
            }
        }
        log.recallAll(UpgradeStep.RESULTS).forEach((id, result) -> {
            if (result.startsWith("asked")) {
                asked.add(id);
            }
        });
        return asked;
    }

    /** What was answered in a run, to be rated: ticked where the answer is good. */
    public static List<Reply> replies(RunLog log) throws ProblemException {
        return Reply.all(log);
    }

    /** The id, refused where it stands for nothing that can be ticked. */
    String known(String item, Playbook playbook, Plan plan) throws ProblemException {
        boolean known = playbook.checklists().stream().map(ChecklistItem::id).anyMatch(item::equals)
                || playbook
                        .actions().stream().map(Action::id).anyMatch(item::equals) || criteria(plan).contains(
                                item) || WhyBack.triggers(plan).contains(item)
                || plan.acceptance().earlier().items().contains(item) || replies(log).stream().map(
                        Reply::item).anyMatch(item::equals);
        if (!known) {
            throw new SiteException(Problem.blocker("run.problem.no-such-item", item));
        }
        return item;
    }

    void tick(String item, boolean done, Clock clock) throws ProblemException {
        log.remember(StepRecorder.TICKED, item, Boolean.toString(done));
        log.remember(TIMES, item, done ? clock.instant().toString() : "");
    }

    void note(String item, String text) throws ProblemException {
        if (text.length() > LONGEST) {
            throw new SiteException(Problem.blocker("run.problem.long-note", text.length(), LONGEST));
        }
        log.remember(NOTES, item, text.strip());
    }

    /** All of them, by id. */
    Map<String, Tick> all() throws ProblemException {
        Map<String, String> done = log.recallAll(StepRecorder.TICKED);
        Map<String, String> times = log.recallAll(TIMES);
        Map<String, String> notes = log.recallAll(NOTES);
        Map<String, Tick> ticks = new LinkedHashMap<>();
        var ids = new TreeSet<>(done.keySet());
        ids.addAll(notes.keySet());
        for (String id : ids) {
            ticks.put(id, new Tick(done.getOrDefault(id, "").equals("true"), times.getOrDefault(id, ""), notes
                    .getOrDefault(id, "")));
        }
        return ticks;
    }
}
