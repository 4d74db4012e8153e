package org.fairlead.desktop.page.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;

import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.move.Joining.Owner;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;

/**
 * Which rows join those of the target and whose they become, as it is being decided. Every change is given to
 * the engine at once, and what it comes to is read again.
 */
final class DataPageModel {
    private final Desk desk;
    private final List<Dataset> datasets;
    private final Set<String> chosen = new TreeSet<>();
    private final Set<String> masked = new TreeSet<>();
    private final Map<String, Map<String, String>> matches = new HashMap<>();
    private final Map<String, List<String>> leaveOut = new HashMap<>();
    private final StringProperty since = new SimpleStringProperty("");
    private final ObjectProperty<Unmatched> unmatched = new SimpleObjectProperty<>(Unmatched.QUARANTINE);
    private final ObjectProperty<Existing> existing = new SimpleObjectProperty<>(Existing.KEEP);
    private final ObjectProperty<Joining> joining = new SimpleObjectProperty<>(Joining.NOTHING);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private Optional<DataChoice> read = Optional.empty();

    private DataPageModel(Desk desk, List<Dataset> datasets) {
        this.desk = desk;
        this.datasets = datasets;
        DataChoice data = desk.plan().get().data();
        datasets.stream().map(Dataset::id).filter(data::takes).forEach(chosen::add);
        masked.addAll(data.mask());
        data.matches().forEach((key, pairs) -> matches.put(key, new TreeMap<>(pairs)));
        data.leaveOut().forEach((key, patterns) -> leaveOut.put(key, new ArrayList<>(patterns)));
        since.set(data.since());
        unmatched.set(data.unmatched());
        unmatched.addListener((at, was, is) -> refresh());
        existing.set(data.existing());
        existing.addListener((at, was, is) -> refresh());
    }

    /** The choice of a job; empty for one whose rows join no others. */
    static Optional<DataPageModel> of(Desk desk, Playbook playbook) {
        boolean moves = playbook.job(desk.plan().get().job()).filter(job -> job.steps().contains("transfer"))
                .isPresent();
        List<Dataset> joins = playbook.datasets().stream().filter(dataset -> dataset.beside().applies())
                .toList();
        return moves && !joins.isEmpty() ? Optional.of(new DataPageModel(desk, joins)) : Optional.empty();
    }

    /** What is decided here, for the plan; later changes do not show in it. */
    DataChoice decided() {
        List<String> some = chosen.size() == datasets.size() ? List.of() : List.copyOf(chosen);
        Map<String, Map<String, String>> named = new HashMap<>();
        matches.forEach((key, pairs) -> {
            if (!pairs.isEmpty()) {
                named.put(key, Map.copyOf(pairs));
            }
        });
        Map<String, List<String>> out = new HashMap<>();
        leaveOut.forEach((key, patterns) -> {
            if (!patterns.isEmpty()) {
                out.put(key, List.copyOf(patterns));
            }
        });
        return new DataChoice(some, since.get(), named, out, unmatched.get(), List.copyOf(masked), existing
                .get(),
                desk.plan().get().data().also());
    }

    /** Key of what is wrong, empty when it will do. */
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong;
    }

    /** Gives what was decided to the engine and reads what it comes to, unless it is known already. */
    void refresh() {
        DataChoice wanted = decided();
        if (reading.get() || wrong.get().isPresent() || desk.held().get().isEmpty() || read.filter(
                wanted::equals).isPresent()) {
            return;
        }
        reading.set(true);
        if (desk.committed().get() || desk.plan().get().data().equals(wanted)) {
            read(wanted);
        } else {
            desk.hold(desk.plan().get().withData(wanted), () -> read(wanted), this::refuse);
        }
    }

    private void read(DataChoice wanted) {
        desk.rowsGate().through(() -> join(wanted));
    }

    private void join(DataChoice wanted) {
        var journey = desk.journey();
        desk.tools().turn().run(journey::joining)
                .onSuccess(found -> {
                    read = Optional.of(wanted);
                    joining.set(found);
                    problem.set(Optional.empty());
                    reading.set(false);
                    refresh(); // what was decided meanwhile
                })
                .onFailure(ProblemException.class, failure -> refuse(failure.problem()))
                .start();
    }

    private void refuse(Problem refusal) {
        problem.set(Optional.of(refusal));
        reading.set(false);
    }

    List<Dataset> datasets() {
        return datasets;
    }

    boolean takes(Dataset dataset) {
        return chosen.contains(dataset.id());
    }

    void take(Dataset dataset, boolean taken) {
        put(chosen, dataset.id(), taken);
    }

    /** Whether a column ("dataset.column") is made unreadable on its way. */
    boolean masks(String column) {
        return masked.contains(column);
    }

    void mask(String column, boolean unreadable) {
        put(masked, column, unreadable);
    }

    private void put(Set<String> set, String member, boolean in) {
        if (in) {
            set.add(member);
        } else {
            set.remove(member);
        }
        wrong.set(chosen.isEmpty() ? Optional.of("window.data.hint.nothing") : Optional.empty());
        refresh();
    }

    /** The counterpart that was named for an owner; empty where it is left to be found. */
    String match(String key, Owner owner) {
        return owner.names().stream().map(name -> matches.getOrDefault(key, Map.of()).getOrDefault(name, ""))
                .filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    /**
     * Names the counterpart of an owner; with an empty name, or the one that was found by itself, it is left
     * to be found.
     */
    void match(String key, Owner owner, String name) {
        String wanted = name.strip();
        boolean found = owner.found() == Joining.Found.BY_KEY || owner.found() == Joining.Found.OTHERWISE;
        if (owner.names().isEmpty() || (found && wanted.equals(owner.becomes()))) {
            return;
        }
        Map<String, String> named = matches.computeIfAbsent(key, made -> new TreeMap<>());
        owner.names().forEach(named::remove);
        if (!wanted.isEmpty()) {
            named.put(owner.names().getFirst(), wanted);
        }
        refresh();
    }

    /** Whether a pattern with a star leaves an owner out, so that the owner alone cannot be taken along. */
    boolean isLeftOutByPattern(String key, Owner owner) {
        return owner.found() == Joining.Found.LEFT_OUT && owner.names().stream().noneMatch(leaveOut
                .getOrDefault(key, List.of())::contains);
    }

    /** Leaves the data of an owner behind, or takes it along again. */
    void leaveOut(String key, Owner owner, boolean out) {
        List<String> patterns = leaveOut.computeIfAbsent(key, made -> new ArrayList<>());
        patterns.removeAll(owner.names());
        if (out && !owner.names().isEmpty()) {
            patterns.add(owner.names().getFirst());
        }
        refresh();
    }

    /** What leaves owners out: names, and patterns in which a star stands for anything; one on each line. */
    String patterns(String key) {
        return String.join("\n", leaveOut.getOrDefault(key, List.of()));
    }

    void patterns(String key, String lines) {
        leaveOut.put(key, new ArrayList<>(lines.lines().map(String::strip).filter(line -> !line.isEmpty())
                .distinct().toList()));
        refresh();
    }

    /** The plan with what is decided here. */
    Plan into(Plan plan) {
        return plan.withData(decided());
    }

    /** Day (ISO 8601) before which rows stay behind; empty for none. */
    StringProperty since() {
        return since;
    }

    /** What can become of rows that are there; lists are joined where the playbook knows of some. */
    List<Existing> waysToMeet() {
        boolean lists = datasets.stream().anyMatch(dataset -> !dataset.beside().joins().isEmpty());
        return Stream.of(Existing.values()).filter(way -> lists || way != Existing.MERGE).toList();
    }

    ObjectProperty<Existing> existing() {
        return existing;
    }

    /** Whether there is a target, so that rows meet people and rows of it. */
    ObservableBooleanValue meetsSomebody() {
        return Bindings.createBooleanBinding(() -> desk.plan().get().way().hasTarget(), desk.plan());
    }

    ObjectProperty<Unmatched> unmatched() {
        return unmatched;
    }

    ReadOnlyObjectProperty<Joining> joining() {
        return joining;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Whether the engine is counting. */
    ReadOnlyBooleanProperty reading() {
        return reading;
    }
}
