package org.fairlead.desktop.page.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.config.ProviderSwitch.Line;
import org.fairlead.config.ProviderTrial;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.ProviderChoice;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.GuideNote;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Providers.Service;
import org.fairlead.site.ProviderApi.Models;

/**
 * The change of a service as it is being entered, and what the new one answered. Opens the way on when it
 * accepts the key and has the model.
 */
final class ProviderPageModel {
    /** The name under which the key is asked for. */
    static final String KEY = "provider.key";
    private static final Set<String> ABOUT_KEY = Set.of("provider.problem.no-key",
            "provider.problem.key-form",
            "provider.problem.key-refused", "provider.problem.forbidden", "provider.problem.too-many",
            "provider.problem.region", "provider.problem.stored-key",
            "web.problem.header");
    private static final Set<String> ABOUT_CHOICE = Set.of("provider.problem.same",
            "provider.problem.unknown", "provider.problem.no-place");

    private final Desk desk;
    private final Playbook playbook;
    private final PageState state = new PageState();
    private final ObjectProperty<Optional<String>> inUse = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<Trial> trial = new SimpleObjectProperty<>(new Trial.NotYet());
    private SecretRef known;
    private boolean asked;
    private long tries;

    /** What is known of the new service. */
    sealed interface Trial {
        /** Not asked with what is entered now. */
        record NotYet() implements Trial {}

        /** Being asked. */
        record Trying() implements Trial {}

        /** The change was worked out, and the service asked. */
        record Answered(ProviderTrial result) implements Trial {}

        /** The change cannot be made, and why. */
        record Refused(Problem problem) implements Trial {}
    }

    /** Where on the page a problem has its cause. */
    enum Cause {
        CHOICE, KEY, ADDRESS
    }

    ProviderPageModel(Desk desk) {
        this.desk = desk;
        playbook = desk.playbook().get().orElseThrow().forJob(desk.plan().get().job());
        ProviderChoice plan = desk.plan().get().provider();
        known = plan.key();
        to.set(plan.to());
        model.set(plan.model());
        address.set(plan.address());
        to.addListener((at, was, is) -> {
            if (!was.isEmpty()) { // what was entered for the one is of no use to the other
                known = SecretRef.none();
                key.set("");
                model.set("");
                address.set("");
            }
            changed();
        });
        key.addListener((at, was, is) -> changed());
        address.addListener((at, was, is) -> changed());
        model.addListener((at, was, is) -> decide());
        decide();
    }

    private void changed() {
        tries++;
        trial.set(new Trial.NotYet());
        decide();
    }

    /** Asks the site once which service it uses; of two, the other one is proposed. */
    void look() {
        if (asked) {
            return;
        }
        asked = true;
        var journey = desk.journey();
        desk.tools().turn().run(() -> journey.configuration().providerInUse())
                .onSuccess(this::found)
                .onFailure(ProblemException.class, failure -> {
                    asked = false;
                    trial.set(new Trial.Refused(failure.problem()));
                    decide();
                })
                .start();
    }

    private void found(Optional<String> service) {
        inUse.set(service);
        List<String> others = services().stream().map(Service::id).filter(id -> !isInUse(id)).toList();
        if (to.get().isEmpty() && service.isPresent() && others.size() == 1 && !desk.committed().get()) {
            to.set(others.getFirst());
        }
    }

    boolean isInUse(String service) {
        return inUse.get().filter(service::equals).isPresent();
    }

    /** Gives what is entered to the engine, which works the change out and asks the new service. */
    void tryIt() {
        long mine = ++tries;
        trial.set(new Trial.Trying());
        decide();
        ProviderChoice entered = choice();
        desk.hold(desk.plan().get().withProvider(entered), () -> ask(mine), problem -> answer(mine,
                new Trial.Refused(problem)));
    }

    private void ask(long mine) {
        var journey = desk.journey();
        desk.tools().turn().run(() -> journey.configuration().tryProvider())
                .onSuccess(result -> answer(mine, new Trial.Answered(result)))
                .onFailure(ProblemException.class, failure -> answer(mine, new Trial.Refused(failure
                        .problem())))
                .start();
    }

    /** An answer to what has been changed meanwhile is not shown. */
    private void answer(long mine, Trial answered) {
        if (mine != tries) {
            return;
        }
        trial.set(answered);
        result().filter(result -> model.get().isBlank()).ifPresent(result -> model.set(result.model()));
        decide();
    }

    /** What is entered, for the plan; a key that was typed stays in this window's memory. */
    private ProviderChoice choice() {
        if (!key.get().isBlank()) {
            desk.secrets().enter(KEY, key.get().strip());
            known = new SecretRef.Ask();
        }
        return new ProviderChoice(to.get(), model.get().strip(), known, address.get().strip());
    }

    /** Gives the model to the engine, then goes on. */
    void proceed(Runnable goOn) {
        if (desk.committed().get()) {
            goOn.run();
            return;
        }
        state.busy().set(true);
        desk.hold(desk.plan().get().withProvider(choice()), () -> {
            state.busy().set(false);
            goOn.run();
        }, problem -> {
            state.busy().set(false);
            trial.set(new Trial.Refused(problem));
            decide();
        });
    }

    private void decide() {
        boolean ready = desk.committed().get() || hintKey().isEmpty();
        state.canGoNext().set(ready);
        state.mark().set(ready ? Mark.DONE : problem().isPresent() ? Mark.ATTENTION : Mark.OPEN);
        state.hint().set(ready ? "" : hintKey().map(desk.words()::say).orElse(""));
    }

    private Optional<String> hintKey() {
        if (to.get().isEmpty()) {
            return Optional.of("window.provider.hint.to");
        }
        if (problem().isPresent()) {
            return Optional.of("window.provider.hint.refused");
        }
        if (models().isEmpty()) {
            return Optional.of("window.provider.hint.try");
        }
        return isOffered() ? Optional.empty() : Optional.of("window.provider.hint.model");
    }

    private Optional<ProviderTrial> result() {
        return trial.get() instanceof Trial.Answered(ProviderTrial result) ? Optional.of(result) : Optional
                .empty();
    }

    /** Why the change cannot be made, or the new service did not answer. */
    Optional<Problem> problem() {
        return trial.get() instanceof Trial.Refused(Problem problem) ? Optional.of(problem) : result()
                .flatMap(
                        ProviderTrial::refused);
    }

    /** The problem, where its cause is of the given kind. */
    Optional<Problem> problem(Cause cause) {
        return problem().filter(problem -> cause(problem) == cause);
    }

    private static Cause cause(Problem problem) {
        return ABOUT_KEY.contains(problem.key()) ? Cause.KEY : ABOUT_CHOICE.contains(problem.key())
                ? Cause.CHOICE
                : Cause.ADDRESS;
    }

    /** What the new service offers, once it has answered. */
    Optional<Models> models() {
        return result().flatMap(ProviderTrial::models);
    }

    /** Whether the model is one that the new service offers. */
    boolean isOffered() {
        return models().filter(offered -> offered.ids().contains(model.get().strip())).isPresent();
    }

    /** The conversion, with the model that is chosen here; empty before the first trial. */
    List<Line> chart() {
        return result().map(ProviderTrial::chart).orElse(List.of()).stream().map(line -> isModel(line)
                && !model.get().isBlank() ? new Line(line.from(), line.fromValue(), line.to(), model.get()
                        .strip()) : line).toList();
    }

    /** Whether a line of the conversion is that of the model. */
    boolean isModel(Line line) {
        return service().filter(service -> service.model().equals(line.to())).isPresent();
    }

    /** How a value was brought into bounds, such as "1.4 → 1"; empty where it fits as it is. */
    Optional<String> bounds(Line line) {
        return result().flatMap(result -> result.notes().stream().filter(note -> note.setting().equals(line
                .to())).findFirst()).map(note -> note.detail());
    }

    List<Service> services() {
        return playbook.providers().offered();
    }

    /** The chosen service. */
    Optional<Service> service() {
        return playbook.providers().provider(to.get());
    }

    /** Where the key comes from when none is typed, as the key of a sentence. */
    String keyFrom() {
        return switch (known) {
            case SecretRef.None() -> "window.provider.key.help";
            case SecretRef.Ask() -> desk.secrets().knows(KEY) ? "window.provider.key.known"
                    : "window.provider.key.help";
            case SecretRef.Env(String name) -> "window.provider.key.elsewhere";
            case SecretRef.FromFile(String path) -> "window.provider.key.elsewhere";
            case SecretRef.WpConfig(String path) -> "window.provider.key.elsewhere";
        };
    }

    /** What the guide does not say and a person should know before the change. */
    List<GuideNote> notes() {
        return playbook.guideNotes().stream().filter(note -> note.jobs().contains(desk.plan().get().job())
                && note.severity().equals("warning")).toList();
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    /** The service that the site uses, once it was asked. */
    ReadOnlyObjectProperty<Optional<String>> inUse() {
        return inUse;
    }

    StringProperty to() {
        return to;
    }

    StringProperty key() {
        return key;
    }

    StringProperty model() {
        return model;
    }

    StringProperty address() {
        return address;
    }

    ReadOnlyObjectProperty<Trial> trial() {
        return trial;
    }
}
