package org.fairlead.desktop.page.importing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import tools.jackson.databind.JsonNode;

import org.fairlead.config.ImportItem;
import org.fairlead.config.ImportItem.State;
import org.fairlead.config.Meeting;
import org.fairlead.config.Repair;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.importing.ImportRow.Line;
import org.fairlead.desktop.page.importing.ImportRows.Filter;
import org.fairlead.model.Problem;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;

/**
 * What is decided of every setting, weighed anew with every decision and kept in the plan. The lists live on
 * the window's thread; whatever takes time is done in the background.
 */
final class ImportDecisions {
    private final Desk desk;
    private final SettingWords says;
    private final ImportRows rows;
    private final Decided decided;
    private final ObservableList<ImportRow> shown = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Meeting>> meeting = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Carry> carry;
    private final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(Standing.NOTHING);
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final Consumer<Problem> refused;
    private Set<String> late = Set.of();
    private long asked;
    private boolean saving;
    private boolean dirty;

    /**
     * How far the decisions are.
     *
     * @param changes
     * settings that will be written
     * @param open
     * settings that wait for a decision
     * @param weighed
     * counts the weighings, so that every one is told of
     */
    record Standing(Map<State, Long> counts, long changes, long open, boolean canUndo, long weighed,
            long broken) {
        static final Standing NOTHING = new Standing(Map.of(), 0, 0, false, 0, 0);
    }

    /**
     * @param refused
     * told when the plan does not take a decision
     */
    ImportDecisions(Desk desk, Consumer<Problem> refused) {
        this.desk = desk;
        this.refused = refused;
        says = new SettingWords(desk.words());
        rows = new ImportRows(says);
        carry = new SimpleObjectProperty<>(desk.plan().get().configuration());
        decided = new Decided(carry.get().decisions());
        filter.addListener((at, was, is) -> show());
    }

    /** Takes both sides as they were read, and what would become of every setting. */
    void take(Meeting met, List<ImportItem> items) {
        meeting.set(Optional.of(met));
        rows.take(items);
        rows.changedSince(late);
        late = Set.of();
        weighed(items);
        show();
    }

    /** Forgets both sides; these settings will be marked when they are read again. */
    void forget(Set<String> changed) {
        late = changed;
        meeting.set(Optional.empty());
    }

    /** What travels, with everything that was decided. */
    Carry now() {
        return carry.get().withDecisions(decided.all());
    }

    /** Weighs everything again; only the newest answer counts. */
    private void weigh() {
        Optional<Meeting> met = meeting.get();
        if (met.isEmpty()) {
            return;
        }
        Carry wanted = now();
        long mine = ++asked;
        desk.tools().background().run(() -> met.get().items(wanted)).onSuccess(items -> {
            if (mine == asked) {
                weighed(items);
            }
        }).start();
        save(wanted);
    }

    private void weighed(List<ImportItem> items) {
        if (rows.take(items)) {
            show();
        }
        long changes = items.stream().filter(ImportDecisions::writes).count();
        long open = items.stream().filter(ImportItem::isOpen).count();
        standing.set(new Standing(rows.counts(), changes, open, decided.canUndo(), standing.get().weighed()
                + 1, items.stream().filter(Repair::isPossible).count()));
    }

    /** Whether something is written for a setting. */
    private static boolean writes(ImportItem item) {
        return switch (item.act().orElse(Act.KEEP)) {
            case KEEP -> false;
            case TAKE -> item.source() != null && item.state() != State.NO_PLACE;
            case MERGE, EDIT, REMOVE, REPAIR -> true;
        };
    }

    /** The plan keeps every decision, so that nothing is lost when the window closes. */
    private void save(Carry wanted) {
        dirty = true;
        if (saving || desk.committed().get()) {
            return;
        }
        saving = true;
        dirty = false;
        desk.hold(desk.plan().get().withConfiguration(wanted), this::saved, refusal -> {
            refused.accept(refusal);
            saving = false;
        });
    }

    private void saved() {
        saving = false;
        if (dirty) {
            save(now());
        }
    }

    private void show() {
        rows.filter(filter.get());
        shown.setAll(rows.rows());
    }

    void fold(String component, boolean fold) {
        rows.fold(component, fold);
        show();
    }

    /** Decides of all lines for which the act is possible. */
    void decide(Collection<Line> lines, Act act) {
        Map<String, Decision> several = new HashMap<>();
        for (Line line : lines) {
            ImportItem item = line.item();
            if (act != Act.EDIT && SettingWords.acts(item).contains(act)) {
                several.put(item.setting(), new Decision(act, null, item.seen()));
            }
        }
        decide(several);
    }

    /** Decides on a value of one's own. */
    void edit(Line line, JsonNode value) {
        decide(Map.of(line.item().setting(), new Decision(Act.EDIT, value, line.item().seen())));
    }

    private void decide(Map<String, Decision> several) {
        if (!several.isEmpty() && !desk.committed().get()) {
            decided.decide(several);
            weigh();
        }
    }

    void undo() {
        if (decided.canUndo() && !desk.committed().get()) {
            decided.undo();
            weigh();
        }
    }

    /** Changes the mode, the strategy or what else holds for all. */
    void change(Carry wanted) {
        if (!wanted.equals(carry.get())) {
            carry.set(wanted);
            weigh();
        }
    }

    /** What was entered for a setting that is edited; empty when it is not. */
    Optional<JsonNode> edited(String setting) {
        return decided.of(setting).filter(decision -> decision.act() == Act.EDIT).map(Decision::value);
    }

    /** What is written, each setting bound to what was seen of it. */
    Carry bound() {
        Map<String, Decision> bound = new HashMap<>(decided.all());
        rows.lines().stream().map(Line::item).filter(ImportDecisions::writes).forEach(item -> bound
                .putIfAbsent(item.setting(), new Decision(item.act().orElseThrow(), null, item.seen())));
        return carry.get().withDecisions(bound);
    }

    /** Lines that pass the filters, folded away or not. */
    List<Line> passing() {
        return rows.lines().stream().filter(filter.get()::shows).toList();
    }

    List<String> components() {
        return rows.components();
    }

    SettingWords says() {
        return says;
    }

    ObservableList<ImportRow> shown() {
        return shown;
    }

    ReadOnlyObjectProperty<Optional<Meeting>> meeting() {
        return meeting;
    }

    ReadOnlyObjectProperty<Carry> chosen() {
        return carry;
    }

    /** Whether some value looks broken and can be repaired. */
    boolean hasBroken() {
        return standing.get().broken() > 0;
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing;
    }

    ObjectProperty<Filter> filter() {
        return filter;
    }
}
