package org.fairlead.desktop.page.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.FetchModel;
import org.fairlead.desktop.page.Navigator;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.Tools;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;

/** Sorts the runs into those that need someone and those that are done. */
final class HomePageModel {
    private static final Set<String> LOOKING = Set.of("assess", "plan", "backup", "export");

    private final Tools tools;
    private final Navigator navigator;
    private final ObservableList<Run> needsYou = FXCollections.observableArrayList();
    private final ObservableList<Run> done = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final FetchModel fetching;
    private List<Run> all = List.of();

    /** A run, named as people name it. */
    record Run(RunSummary summary, String title, String job) {
        boolean matches(String searched) {
            return String.join(" ", title, job, summary.source(), summary.target(), summary.id())
                    .toLowerCase(Locale.ROOT).contains(searched);
        }

        boolean needsYou() {
            return switch (summary.state()) {
                case PREPARING, RUNNING, STOPPED, FAILED, NEEDS_YOU -> true;
                case DONE, ROLLED_BACK, FINISHED -> false;
            };
        }

        /** Nothing is written to the target before the transfer, so there is nothing to take back. */
        boolean canRollBack() {
            return switch (summary.state()) {
                case STOPPED, FAILED, RUNNING, DONE, NEEDS_YOU -> !LOOKING.contains(summary.step());
                case PREPARING, ROLLED_BACK, FINISHED -> false;
            };
        }

        boolean hasOpenItems() {
            return summary.state() == RunState.DONE && summary.openItems() > 0;
        }
    }

    private record Loaded(List<RunSummary> runs, List<Playbook> playbooks) {}

    HomePageModel(Tools tools, Navigator navigator) {
        this.tools = tools;
        this.navigator = navigator;
        fetching = new FetchModel(tools, navigator::openBundle);
        search.addListener((at, was, is) -> sort());
    }

    void load() {
        tools.background().run(() -> new Loaded(tools.workspace().record().runs(), tools.playbooks()))
                .onSuccess(this::show)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private void show(Loaded found) {
        Map<String, Playbook> playbooks = new TreeMap<>();
        found.playbooks().forEach(playbook -> playbooks.put(playbook.id(), playbook));
        all = found.runs().stream().map(run -> named(run, Optional.ofNullable(playbooks.get(run
                .playbook())))).toList();
        problem.set(Optional.empty());
        sort();
        loaded.set(true);
    }

    private Run named(RunSummary run, Optional<Playbook> playbook) {
        return playbook.map(known -> {
            var words = new PlaybookWords(new Words(tools.workspace().texts(known), tools.words().clock()));
            return new Run(run, words.system(known), words.job(run.job()));
        }).orElse(new Run(run, run.playbook(), run.job()));
    }

    private void sort() {
        String searched = search.get().strip().toLowerCase(Locale.ROOT);
        List<Run> found = all.stream().filter(run -> run.matches(searched)).toList();
        needsYou.setAll(found.stream().filter(Run::needsYou).toList());
        done.setAll(found.stream().filter(run -> !run.needsYou()).toList());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void begin() {
        navigator.begin();
    }

    void resume(Run run) {
        navigator.reopen(run.summary().id(), run.summary().step());
    }

    void openResult(Run run) {
        navigator.reopen(run.summary().id(), "finish");
    }

    void rollBack(Run run) {
        navigator.reopen(run.summary().id(), "rollback");
    }

    void openPlan() {
        tools.ports().chooser().open(tools.words().say("window.home.open-plan.title")).ifPresent(
                file -> work(() -> tools.ports().planFiles().read(file), plan -> navigator.begin(plan, Map
                        .of())));
    }

    void openBundle() {
        tools.ports().chooser().open(tools.words().say("window.home.open-bundle.title")).ifPresent(
                navigator::openBundle);
    }

    void openBundle(Path file) {
        navigator.openBundle(file);
    }

    /** Whether a file looks like a bundle or one of its volumes. */
    static boolean isBundle(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".fairlead") || name.endsWith(".tar.zst") || name.matches(".+\\.[0-9]{3}");
    }

    void trySample() {
        work(() -> tools.ports().sample().make(), sample -> navigator.begin(sample.plan(), sample.typed()));
    }

    /** Writes the report of a run where the user says, and shows it. */
    void report(Run run) {
        String id = run.summary().id();
        tools.ports().chooser().save(tools.words().say("window.report.title"), "fairlead-" + id + ".html")
                .ifPresent(file -> workInTurn(() -> {
                    try (var secrets = new EnteredSecrets(Map.of());
                            var journey = tools.workspace().reopen(id, secrets)) {
                        return journey.report(file);
                    }
                }, tools.ports().opener()::open));
    }

    private <T> void work(Background.Call<T> call,
            Consumer<T> then) {
        start(tools.background().run(call), then);
    }

    private <T> void workInTurn(Background.Call<T> call,
            Consumer<T> then) {
        start(tools.turn().run(call), then);
    }

    private <T> void start(Background.Work<T> work,
            Consumer<T> then) {
        busy.set(true);
        problem.set(Optional.empty());
        work.onSuccess(then)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> busy.set(false))
                .start();
    }

    ObservableList<Run> needsYou() {
        return needsYou;
    }

    ObservableList<Run> done() {
        return done;
    }

    /** A bundle of another machine, opened when it is here. */
    FetchModel fetching() {
        return fetching;
    }

    StringProperty search() {
        return search;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }
}
