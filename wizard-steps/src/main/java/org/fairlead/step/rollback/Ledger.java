package org.fairlead.step.rollback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.action.ActionTally;
import org.fairlead.action.CircleUndo;
import org.fairlead.action.RowUndo;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.Newer;

/** Notes what goes back, what stays and what must be asked. */
final class Ledger implements RowUndo.Listener {
    private static final int MOST_QUESTIONS = 1000;
    private static final String ALL = "*";

    private final Map<String, String> decisions;
    private final CircleUndo circles;
    private final Map<String, ActionTally> tables = new LinkedHashMap<>();
    private final List<Undoing> files = new ArrayList<>();
    private final List<OpenDecision> open = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Newer> newer = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private long questions;

    Ledger(Map<String, String> decisions, CircleUndo circles) {
        this.decisions = decisions;
        this.circles = circles;
    }

    @Override
    public boolean changedSince(String table, String key) {
        return decided(table + key, new Kept(table, key, "changed-since"), Problem.warning(
                "rollback.question.changed-since", table, key));
    }

    /** Whether something that others use by now is to go all the same. */
    boolean goes(String what, Problem question) {
        return decided(what, new Kept(what, "", "filled-by-others"), question);
    }

    /** Whether a command is to run: only where its own question was answered, never by an answer to all. */
    boolean runs(String id, Kept byHand, Problem question) {
        String all = decisions.getOrDefault(ALL, "").equals("keep") ? "keep" : "";
        return answered(id, decisions.getOrDefault(id, all), byHand, question);
    }

    /** Puts a question that nobody has answered yet, once; answers whether it is open. */
    boolean asks(String id, Problem question) {
        if (!decisions.getOrDefault(id, decisions.getOrDefault(ALL, "")).isEmpty()) {
            return false;
        }
        if (asked.add(id)) {
            put(id, question);
        }
        return true;
    }

    /** Whether what others have written gives way, as was decided. */
    boolean isToGo(String id) {
        return decisions.getOrDefault(id, decisions.getOrDefault(ALL, "")).equals("undo");
    }

    private void put(String id, Problem question) {
        questions++;
        if (open.size() < MOST_QUESTIONS) {
            open.add(new OpenDecision(id, question, List.of("keep", "undo")));
        }
    }

    private boolean decided(String id, Kept one, Problem question) {
        return answered(id, decisions.getOrDefault(id, decisions.getOrDefault(ALL, "")), one, question);
    }

    private boolean answered(String id, String answer, Kept one, Problem question) {
        if (answer.equals("undo")) {
            return true;
        }
        if (answer.equals("keep")) {
            kept.add(one);
            return false;
        }
        put(id, question);
        return false;
    }

    @Override
    public void referredTo(RowUndo.TableKey table, Row key) {
        circles.add(table, key);
    }

    @Override
    public boolean mayGo(RowUndo.TableKey table, Row key) {
        return circles.holds(table, key);
    }

    @Override
    public void replaced(String table, String key) {
        kept.add(new Kept(table, key, "replaced"));
    }

    void neededByOthers(String table, Row key) {
        kept.add(new Kept(table, KeyText.write(key.cells()), "needed-by-others"));
    }

    void undone(String table, ActionTally tally) {
        if (tally.total() > 0) {
            tables.merge(table, tally, ActionTally::plus);
        }
    }

    void undone(Undoing file) {
        files.add(file);
    }

    void stays(Kept one) {
        kept.add(one);
    }

    void newer(List<Newer> rows) {
        newer.addAll(rows);
    }

    List<Newer> newer() {
        return newer;
    }

    List<OpenDecision> open() {
        return open;
    }

    List<Kept> kept() {
        return kept;
    }

    RollbackPreview preview() {
        var undoing = new ArrayList<Undoing>();
        tables.forEach((table, tally) -> undoing.add(new Undoing(table, "table", tally.removed(), tally
                .changed(), tally.inserted())));
        undoing.addAll(files);
        return new RollbackPreview(undoing, kept, open, questions, newer, List.of());
    }
}
