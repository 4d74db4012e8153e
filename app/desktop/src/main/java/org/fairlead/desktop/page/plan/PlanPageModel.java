package org.fairlead.desktop.page.plan;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;

import org.fairlead.action.CommandState;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Answers;
import org.fairlead.plan.EarlierAttempt;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.run.Journey;
import org.fairlead.run.MaintenanceWindow;
import org.fairlead.run.PlanReview;
import org.fairlead.run.Ticks.Tick;

/** The plan as it is being decided, and as the engine will carry it out. */
final class PlanPageModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm",
            Locale.ROOT);
    private final Desk desk;
    private final Playbook playbook;
    private final PageState state = new PageState();
    private final ObjectProperty<Optional<PlanReview>> review = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Decision> decisions = FXCollections.observableArrayList();
    private final ObservableList<ZoneAnswer> zones = FXCollections.observableArrayList();
    private final ObservableMap<String, String> notes = FXCollections.observableHashMap();
    private final ObservableSet<String> ticked = FXCollections.observableSet();
    private final List<Answer> answers;
    private final Team team;
    private final Optional<DataPageModel> data;
    private final AcceptanceModel acceptance;
    private final Optional<AccessModel> access;
    private final CommandsModel commands;

    private record Loaded(PlanReview review, List<Finding> findings, Map<String, Tick> ticks,
            Set<String> carriedOut) {}

    PlanPageModel(Desk desk) {
        this.desk = desk;
        Plan plan = desk.plan().get();
        playbook = plan.of(desk.playbook().get().orElseThrow());
        answers = playbook.choices().stream().map(choice -> new Answer(choice, plan)).toList();
        Set<String> roles = new TreeSet<>(plan.people().keySet());
        playbook.checklists().stream().map(ChecklistItem::role).filter(role -> !role.isEmpty()).forEach(
                roles::add);
        team = new Team(plan, roles);
        data = DataPageModel.of(desk, playbook);
        data.ifPresent(model -> model.wrong().addListener((at, was, is) -> decide()));
        acceptance = new AcceptanceModel(plan, playbook);
        acceptance.wrong().addListener((at, was, is) -> decide());
        access = playbook.access().isThere() || playbook.access().former().isThere() ? Optional.of(
                new AccessModel(plan, desk.secrets(), !playbook.access().isThere())) : Optional
                        .empty();
        access.ifPresent(people -> people.wrong().addListener((at, was, is) -> decide()));
        commands = new CommandsModel(plan, playbook);
        commands.wrong().addListener((at, was, is) -> decide());
        answers.forEach(answer -> answer.value().addListener((at, was, is) -> decide()));
        decide();
    }

    /** Reads what the plan comes to, after what was decided here. */
    void load() {
        if (state.busy().get()) {
            return;
        }
        state.busy().set(true);
        decide();
        desk.rowsGate().through(this::read);
    }

    private void read() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> new Loaded(journey.review(), journey.log().findings("assess"), journey
                .ticks(), CommandState.settled(journey.log())))
                .onSuccess(this::show)
                .onFailure(ProblemException.class, this::refuse)
                .start();
    }

    private void show(Loaded loaded) {
        Plan plan = desk.plan().get();
        if (!decisions.stream().map(Decision::finding).toList().equals(misfits(loaded.findings()))) {
            decisions.setAll(loaded.findings().stream().flatMap(finding -> Decision.of(finding, plan)
                    .stream()).toList());
        }
        decisions.forEach(decision -> decision.follow(plan));
        if (zones.isEmpty()) {
            zones.setAll(loaded.findings().stream().flatMap(finding -> ZoneAnswer.of(finding, plan, zone(
                    finding)).stream()).toList());
        }
        loaded.ticks().forEach((item, tick) -> {
            notes.put(item, tick.note());
            if (tick.done()) {
                ticked.add(item);
            }
        });
        commands.carriedOut(loaded.carriedOut());
        review.set(Optional.of(loaded.review()));
        problem.set(Optional.empty());
        state.busy().set(false);
        decide();
        data.ifPresent(DataPageModel::refresh);
    }

    private List<Finding> misfits(List<Finding> findings) {
        return findings.stream().filter(finding -> Decision.of(finding, desk.plan().get()).isPresent())
                .toList();
    }

    private String zone(Finding finding) {
        return playbook.dataset(ZoneAnswer.table(finding)).map(Playbook.Dataset::naiveZone).filter(
                zone -> !zone.isEmpty()).orElse("UTC");
    }

    private void refuse(ProblemException failure) {
        problem.set(Optional.of(failure.problem()));
        state.busy().set(false);
        decide();
    }

    private void decide() {
        Plan answered = desk.plan().get().withChoices(entered());
        commands.follow(answered);
        Map<String, String> given = Answers.of(playbook, answered);
        answers.forEach(answer -> answer.arises().set(Answers.arises(answer.choice(), given)));
        Optional<Answer> wrong = answers.stream().filter(answer -> answer.arises().get() && answer.wrong()
                .isPresent()).findFirst();
        Optional<String> nothing = data.flatMap(rows -> rows.wrong().get()).or(() -> acceptance.wrong()
                .get()).or(() -> commands.wrong().get()).or(() -> access.flatMap(people -> people.wrong()
                        .get()));
        boolean ready = wrong.isEmpty() && nothing.isEmpty() && review.get().isPresent() && !state.busy()
                .get();
        state.canGoNext().set(ready);
        state.mark().set(ready ? Mark.DONE : Mark.OPEN);
        state.hint().set(wrong.map(answer -> words().say("window.plan.hint.choice", says().choice(answer
                .choice().id()))).or(() -> nothing.map(words()::say)).orElse(""));
    }

    private Map<String, String> entered() {
        Map<String, String> choices = new HashMap<>(desk.plan().get().choices());
        for (Answer answer : answers) {
            String value = answer.value().get().strip();
            if (!answer.isSecret() && value.isEmpty()) {
                choices.remove(answer.choice().id());
            } else if (!answer.isSecret()) {
                choices.put(answer.choice().id(), value);
            }
        }
        return choices;
    }

    private Map<String, SecretRef> enteredSecrets() {
        Map<String, SecretRef> secrets = new HashMap<>(desk.plan().get().secrets());
        for (Answer answer : answers) {
            if (answer.isSecret() && !answer.value().get().isEmpty()) {
                desk.secrets().enter("choice." + answer.choice().id(), answer.value().get());
                secrets.put(answer.choice().id(), new SecretRef.Ask());
            }
        }
        return secrets;
    }

    /** The plan with everything decided here. */
    Plan decided() {
        Plan plan = desk.plan().get().withChoices(entered()).withSecrets(enteredSecrets())
                .withMisfits(decisions.stream().flatMap(decision -> decision.decided().stream()).toList())
                .withZones(zones.stream().flatMap(zone -> zone.decided().stream()).toList());
        return commands.into(team.into(people(acceptance.into(data.map(rows -> rows.into(plan)).orElse(
                plan)))));
    }

    /** Gives what was decided to the engine and reads what it comes to. */
    void apply() {
        if (review.get().isPresent() && !desk.committed().get() && !state.busy().get() && state.hint().get()
                .isEmpty()) {
            hold(this::load);
        }
    }

    /** Goes on; once the run writes, all that can still change is which of the open commands run. */
    void proceed(Runnable goOn) {
        if (desk.committed().get() && decided().commands().equals(desk.plan().get().commands())) {
            goOn.run();
        } else {
            hold(goOn);
        }
    }

    private void hold(Runnable then) {
        state.busy().set(true);
        desk.hold(decided(), () -> {
            state.busy().set(false);
            problem.set(Optional.empty());
            then.run();
        }, refusal -> {
            state.busy().set(false);
            problem.set(Optional.of(refusal));
        });
    }

    /** Keeps what somebody noted beside an item. */
    void note(ChecklistItem item, String text) {
        if (!text.strip().equals(notes.getOrDefault(item.id(), ""))) {
            Journey journey = desk.journey();
            desk.tools().turn().run(() -> journey.note(item.id(), text)).onSuccess(yes -> notes.put(item.id(),
                    text
                            .strip())).onFailure(ProblemException.class, this::refuse).start();
        }
    }

    void tick(ChecklistItem item, boolean done) {
        tick(item.id(), done);
    }

    /** What is taken over from a run that was taken back. */
    EarlierAttempt earlier() {
        return desk.plan().get().acceptance().earlier();
    }

    void tick(String id, boolean done) {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.tick(id, done))
                .onSuccess(yes -> {
                    if (done) {
                        ticked.add(id);
                    } else {
                        ticked.remove(id);
                    }
                })
                .onFailure(ProblemException.class, this::refuse)
                .start();
    }

    /**
     * The proposed window by the clock of the site, beginning at its next calm hour; takes it over into the
     * plan.
     */
    void useWindow(MaintenanceWindow window) {
        window.next(LocalDateTime.now(words().clock())).ifPresent(start -> {
            team.start().set(start.format(TIME));
            team.end().set(start.plusSeconds(window.total()).format(TIME));
        });
    }

    Words words() {
        return desk.words();
    }

    PlaybookWords says() {
        return new PlaybookWords(desk.words());
    }

    Desk desk() {
        return desk;
    }

    Playbook playbook() {
        return playbook;
    }

    PageState state() {
        return state;
    }

    ReadOnlyObjectProperty<Optional<PlanReview>> review() {
        return review;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ObservableList<Decision> decisions() {
        return decisions;
    }

    ObservableList<ZoneAnswer> zones() {
        return zones;
    }

    /** Item to what is noted beside it. */
    ObservableMap<String, String> notes() {
        return notes;
    }

    ObservableSet<String> ticked() {
        return ticked;
    }

    List<Answer> answers() {
        return answers;
    }

    /** Whose rows move, for jobs whose rows join others. */
    Optional<DataPageModel> data() {
        return data;
    }

    /** Whether rows move, so that some may not fit. */
    boolean movesRows() {
        return playbook.job(desk.plan().get().job()).filter(job -> job.steps().contains("transfer"))
                .isPresent();
    }

    CommandsModel commands() {
        return commands;
    }

    private Plan people(Plan plan) {
        return access.map(model -> model.into(plan)).orElse(plan);
    }

    /** As whom the site is tried, where its playbook knows what to try. */
    Optional<AccessModel> access() {
        return access;
    }

    AcceptanceModel acceptance() {
        return acceptance;
    }

    /** Whether rows are changed where they are. */
    boolean changesRows() {
        return desk.plan().get().way() == Way.HERE && playbook.job(desk.plan().get().job()).filter(job -> job
                .steps().contains("upgrade")).isPresent();
    }

    Team team() {
        return team;
    }
}
