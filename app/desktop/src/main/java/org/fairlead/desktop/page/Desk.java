package org.fairlead.desktop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RecordException;
import org.fairlead.run.Journey;

/**
 * One run, as its pages share it: the plan, the journey once it has begun, and what was typed. Lives on the
 * window's
 * thread; what blocks is done in the background.
 */
public final class Desk implements AutoCloseable {
    private final Tools tools;
    private final Navigator navigator;
    private final EnteredSecrets secrets;
    private final ObjectProperty<Optional<Playbook>> playbook = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Plan> plan = new SimpleObjectProperty<>(Plan.of("", ""));
    private final ObjectProperty<Optional<Held>> held = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty committed = new SimpleBooleanProperty();
    private final BooleanProperty unattended = new SimpleBooleanProperty();
    private final BooleanProperty wayBackGiven = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper generation = new ReadOnlyIntegerWrapper();
    private final RowsGate rowsGate;
    private Results results = Results.NONE;

    /** A journey, and what it says of itself without being asked again while it works. */
    public record Held(Journey journey, String runId, List<String> steps) {}

    /** A journey taken up again, with everything read that its pages start from. */
    public record Reopened(Held held, Playbook playbook, Plan plan, Results results) {
        /** Reads it; blocks. */
        public static Reopened of(Journey journey) throws ProblemException {
            giveBack(journey);
            return new Reopened(new Held(journey, journey.runId(), List.copyOf(journey.steps())), journey
                    .playbook(), journey.plan(), Results.of(journey.log()));
        }
    }

    /** What was lent and is due goes back, where the passwords are at hand; else with the next look. */
    private static void giveBack(Journey journey) throws ProblemException {
        try {
            journey.troubles().giveBackDue();
        } catch (RecordException e) {
            throw e;
        } catch (ProblemException e) {
            journey.log().event(new Problem(Severity.WARNING, e.problem().key(), e.problem().args()));
        }
    }

    public Desk(Tools tools, Navigator navigator, EnteredSecrets secrets) {
        this.tools = tools;
        this.navigator = navigator;
        this.secrets = secrets;
        this.rowsGate = new RowsGate(this);
    }

    /** What stands before rows that come from a bundle. */
    public RowsGate rowsGate() {
        return rowsGate;
    }

    public Tools tools() {
        return tools;
    }

    public Navigator navigator() {
        return navigator;
    }

    public EnteredSecrets secrets() {
        return secrets;
    }

    public Results results() {
        return results;
    }

    /** The words of the program and, once a system is chosen, of its playbook. */
    public Words words() {
        return playbook.get().map(this::words).orElse(tools.words());
    }

    public Words words(Playbook of) {
        return new Words(tools.workspace().texts(of), tools.words().clock(), new PlaybookHelp(of.trouble(),
                card -> navigator.help(card)));
    }

    public ReadOnlyObjectProperty<Optional<Playbook>> playbook() {
        return playbook;
    }

    public ObjectProperty<Plan> plan() {
        return plan;
    }

    public ReadOnlyObjectProperty<Optional<Held>> held() {
        return held;
    }

    /** The journey; asked for only by pages that come after it began. */
    public Journey journey() {
        return held.get().orElseThrow().journey();
    }

    /** Something was written to the target: what was decided can no longer change. */
    public BooleanProperty committed() {
        return committed;
    }

    /** The steps after the commit follow one another without being asked for. */
    public BooleanProperty unattended() {
        return unattended;
    }

    /** Whether somebody wants to decide after a step whether the run goes on or back. */
    public boolean decidesAfter(String step) {
        return plan.get().acceptance().decideAfter().contains(step);
    }

    /** Grows when the places or the job changed, so that what was shown of the run before no longer holds. */
    public ReadOnlyIntegerProperty generation() {
        return generation.getReadOnlyProperty();
    }

    /** The way back was given up. */
    public BooleanProperty wayBackGiven() {
        return wayBackGiven;
    }

    /** Chooses a system and a job. */
    public void choose(Playbook chosen, String job) {
        Plan now = plan.get();
        if (!now.playbook().equals(chosen.id()) || !now.job().equals(job)) {
            plan.set(Plan.of(chosen.id(), job).withSource(now.source()).withTarget(now.target()).withWay(
                    chosen
                            .job(job).map(one -> one.ways().getFirst()).orElse(Way.DIRECT)));
        }
        playbook.set(Optional.of(chosen));
    }

    /** Takes up a run again. */
    public void take(Reopened reopened) {
        results = reopened.results();
        plan.set(reopened.plan());
        playbook.set(Optional.of(reopened.playbook()));
        committed.set(results.began("transfer") || results.began("upgrade") || results.has("import", "done"));
        held.set(Optional.of(reopened.held()));
    }

    /** Gives the plan to the engine: begins the run, or changes it. */
    public void hold(Plan changed, Runnable then, Consumer<Problem> refused) {
        Optional<Held> now = held.get();
        tools.turn().run(() -> handOver(changed, now))
                .onSuccess(journey -> {
                    boolean elsewhere = now.filter(journey::equals).isEmpty() || !samePlaces(plan.get(),
                            changed);
                    plan.set(changed);
                    held.set(Optional.of(journey));
                    if (elsewhere) {
                        results = Results.NONE;
                        generation.set(generation.get() + 1);
                    }
                    then.run();
                })
                .onFailure(ProblemException.class, failure -> refused.accept(failure.problem()))
                .start();
    }

    private Held handOver(Plan changed, Optional<Held> now) throws ProblemException {
        if (now.isPresent()) {
            Journey journey = now.get().journey();
            if (sameJob(journey.plan(), changed)) {
                if (!journey.plan().equals(changed)) {
                    journey.change(changed);
                }
                return now.get();
            }
            journey.close();
        }
        Journey begun = tools.workspace().begin(changed, secrets);
        return new Held(begun, begun.runId(), List.copyOf(begun.steps()));
    }

    private static boolean samePlaces(Plan one, Plan other) {
        return one.source().equals(other.source()) && one.target().equals(other.target());
    }

    private static boolean sameJob(Plan one, Plan other) {
        return one.playbook().equals(other.playbook()) && one.job().equals(other.job()) && one.way() == other
                .way();
    }

    /** Names of the secrets that the plan asks a person for and nobody has typed yet. */
    public List<String> missingSecrets() {
        Map<String, SecretRef> refs = new java.util.TreeMap<>();
        if (plan.get().way().hasSource()) {
            refs.put("source.password", plan.get().source().database().password());
            refs.putAll(ssh("source", plan.get().source().ssh()));
        }
        if (plan.get().way().hasTarget()) {
            refs.put("target.password", plan.get().target().database().password());
            refs.putAll(ssh("target", plan.get().target().ssh()));
        }
        refs.put("provider.key", plan.get().provider().key());
        plan.get().secrets().forEach((choice, ref) -> refs.put("choice." + choice, ref));
        List<String> missing = new ArrayList<>();
        refs.forEach((name, ref) -> {
            if (ref instanceof SecretRef.Ask && !secrets.knows(name)) {
                missing.add(name);
            }
        });
        return missing;
    }

    private static Map<String, SecretRef> ssh(String side, SshAddress way) {
        return way.isThere() ? Map.of(side + ".ssh-passphrase", way.passphrase(), side + ".ssh-password", way
                .password()) : Map.of();
    }

    /** Lets go of the run; nothing is lost. */
    @Override
    public void close() {
        held.get().ifPresent(last -> tools.turn().run(() -> last.journey().close()).start());
        held.set(Optional.empty());
        secrets.close();
    }
}
