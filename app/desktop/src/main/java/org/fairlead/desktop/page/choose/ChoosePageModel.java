package org.fairlead.desktop.page.choose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.playbook.Way;

/** Which systems there are, and which job of which is chosen. */
final class ChoosePageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final ObservableList<Playbook> playbooks = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Playbook>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Job>> job = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.DIRECT);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    ChoosePageModel(Desk desk) {
        this.desk = desk;
        state.hint().set(words().say("window.choose.hint"));
        job.addListener((at, was, is) -> decide());
        way.addListener((at, was, is) -> decide());
    }

    void load() {
        if (!playbooks.isEmpty()) {
            return;
        }
        desk.tools().background().run(() -> desk.tools().playbooks())
                .onSuccess(this::show)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private void show(List<Playbook> found) {
        playbooks.setAll(found);
        String known = desk.plan().get().playbook();
        found.stream().filter(playbook -> playbook.id().equals(known)).findFirst().ifPresent(playbook -> {
            choose(playbook);
            playbook.job(desk.plan().get().job()).ifPresent(this::choose);
        });
    }

    /** Chooses a system; a system with one job needs no further answer. */
    void choose(Playbook playbook) {
        if (chosen.get().filter(playbook::equals).isPresent()) {
            return;
        }
        job.set(Optional.empty());
        chosen.set(Optional.of(playbook));
        if (playbook.jobs().size() == 1) {
            choose(playbook.jobs().getFirst());
        }
    }

    void choose(Job wanted) {
        Plan plan = desk.plan().get();
        boolean known = plan.job().equals(wanted.id()) && chosen.get().filter(one -> one.id().equals(plan
                .playbook()))
                .isPresent() && wanted.ways().contains(plan.way());
        way.set(known ? plan.way() : wanted.ways().getFirst());
        job.set(Optional.of(wanted));
    }

    private void decide() {
        boolean complete = chosen.get().isPresent() && job.get().isPresent();
        state.canGoNext().set(complete);
        state.mark().set(complete ? Mark.DONE : Mark.OPEN);
        state.hint().set(complete ? "" : words().say(chosen.get().isPresent() ? "window.choose.hint.job"
                : "window.choose.hint"));
        if (complete) {
            desk.choose(chosen.get().orElseThrow(), job.get().orElseThrow().id());
            if (desk.plan().get().way() != way.get() && job.get().orElseThrow().ways().contains(way.get())) {
                desk.plan().set(desk.plan().get().withWay(way.get()));
            }
        }
    }

    /** What it takes: "an SQLite file, a PostgreSQL database, …". */
    String needs(Playbook playbook) {
        if (playbook.jobs().stream().allMatch(one -> one.ways().equals(List.of(Way.HERE)))) {
            return words().say("window.choose.needs.here", needs(playbook.connections().target()));
        }
        return words().say("window.choose.needs", needs(playbook.connections().source()), needs(playbook
                .connections().target()));
    }

    private String needs(Needs side) {
        List<String> wanted = new java.util.ArrayList<>();
        wanted.add(side.dialects().stream().map(dialect -> words().sayOr("window.dialect." + dialect,
                dialect))
                .collect(Collectors.joining(" " + words().say("window.choose.or") + " ")));
        if (side.settings() == Want.REQUIRED) {
            wanted.add(words().say("window.choose.settings"));
        }
        if (side.files() == Want.REQUIRED) {
            wanted.add(words().say("window.choose.files"));
        }
        return String.join(", ", wanted);
    }

    Words words() {
        return desk.tools().words();
    }

    PlaybookWords words(Playbook playbook) {
        return new PlaybookWords(desk.words(playbook));
    }

    PageState state() {
        return state;
    }

    ObservableList<Playbook> playbooks() {
        return playbooks;
    }

    ReadOnlyObjectProperty<Optional<Playbook>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<Job>> job() {
        return job;
    }

    /** Which half of the job is gone here, or all of it. */
    ObjectProperty<Way> way() {
        return way;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    Desk desk() {
        return desk;
    }
}
