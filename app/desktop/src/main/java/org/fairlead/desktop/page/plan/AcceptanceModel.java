package org.fairlead.desktop.page.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Acceptance.Watching;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Capability;
import org.fairlead.playbook.Playbook;

/** What must hold before the run counts as good, as it is being decided. */
final class AcceptanceModel {
    private final List<Capability> capabilities;
    private final List<String> steps;
    private final Set<String> critical = new TreeSet<>();
    private final Set<String> decideAfter = new TreeSet<>();
    private final ObservableList<OwnLook> looks = FXCollections.observableArrayList();
    private final ObservableList<FlowEntry> flows = FXCollections.observableArrayList();
    private final ObjectProperty<Duration> every = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Duration> howLong = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Integer> failures = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());

    AcceptanceModel(Plan plan, Playbook playbook) {
        capabilities = playbook.capabilities();
        steps = playbook.job(plan.job()).map(job -> plan.way().of(job.steps())).orElse(List.of()).stream()
                .filter(Acceptance.STEPS::contains).toList();
        critical.addAll(plan.acceptance().critical());
        decideAfter.addAll(plan.acceptance().decideAfter());
        Watching watch = plan.acceptance().watch();
        every.set(Duration.ofSeconds(watch.everySeconds()));
        howLong.set(Duration.ofMinutes(watch.forMinutes()));
        failures.set(watch.failures());
        plan.acceptance().checks().forEach(check -> hold(OwnLook.of(check, OwnStatements.mayRun(
                check, plan))));
        plan.acceptance().flows().forEach(flow -> hold(FlowEntry.of(flow, OwnStatements.mayRun(
                flow, plan))));
        judge();
    }

    /** The plan with what is decided here; looks that are not finished yet stay out of it. */
    Plan into(Plan plan) {
        Set<String> agreed = Stream.concat(looks.stream().filter(look -> look.mayRun().get()).map(
                look -> OwnStatements.id(look.check())), flows.stream().filter(flow -> flow.mayRun().get())
                        .map(
                                flow -> OwnStatements.id(flow.flow()))).collect(Collectors.toSet());
        return OwnStatements.agreed(plan.withAcceptance(new Acceptance(capabilities.stream().map(
                Capability::id).filter(
                        critical::contains).toList(), looks.stream().filter(look -> look.wrong().isEmpty())
                                .map(
                                        OwnLook::check).toList(), steps.stream().filter(decideAfter::contains)
                                                .toList(),
                new Watching((int) every.get().toSeconds(), (int) howLong.get().toMinutes(), failures
                        .get()), plan.acceptance().logins(), plan.acceptance().questions(), flows.stream()
                                .filter(
                                        flow -> flow.wrong().isEmpty()).map(FlowEntry::flow).toList(), plan
                                                .acceptance().earlier())), agreed);
    }

    List<Capability> capabilities() {
        return capabilities;
    }

    /** Steps that the run can wait after. */
    List<String> steps() {
        return steps;
    }

    boolean isCritical(Capability capability) {
        return critical.contains(capability.id());
    }

    void critical(Capability capability, boolean is) {
        put(critical, capability.id(), is);
    }

    boolean decidesAfter(String step) {
        return decideAfter.contains(step);
    }

    void decideAfter(String step, boolean is) {
        put(decideAfter, step, is);
    }

    private static void put(Set<String> all, String one, boolean is) {
        if (is) {
            all.add(one);
        } else {
            all.remove(one);
        }
    }

    /** How often the site is looked at afterwards. */
    ObjectProperty<Duration> every() {
        return every;
    }

    /** For how long. */
    ObjectProperty<Duration> howLong() {
        return howLong;
    }

    /** How many looks in a row may fail before it is time to go back. */
    ObjectProperty<Integer> failures() {
        return failures;
    }

    ObservableList<OwnLook> looks() {
        return looks;
    }

    void add() {
        hold(OwnLook.empty());
        judge();
    }

    private void hold(OwnLook look) {
        List.of(look.name(), look.what(), look.status(), look.expected()).forEach(text -> text.addListener((
                at,
                was, is) -> judge()));
        look.database().addListener((at, was, is) -> judge());
        looks.add(look);
    }

    void remove(OwnLook look) {
        looks.remove(look);
        judge();
    }

    /** What is written at one place and has to arrive at another. */
    ObservableList<FlowEntry> flows() {
        return flows;
    }

    void addFlow() {
        hold(FlowEntry.empty());
        judge();
    }

    private void hold(FlowEntry flow) {
        flow.texts().forEach(text -> text.addListener((at, was, is) -> judge()));
        List.of(flow.writesSql(), flow.readsSql()).forEach(kind -> kind.addListener((at, was,
                is) -> judge()));
        flows.add(flow);
    }

    void remove(FlowEntry flow) {
        flows.remove(flow);
        judge();
    }

    private void judge() {
        Set<String> names = looks.stream().map(look -> look.name().get().strip()).collect(Collectors.toSet());
        wrong.set(looks.stream().flatMap(look -> look.wrong().stream()).findFirst().or(() -> names.size()
                < looks
                        .size() ? Optional.of("window.acceptance.wrong.twice") : Optional.empty()).or(
                                () -> flows.stream().flatMap(flow -> flow.wrong().stream()).findFirst()));
    }

    /** Key of what is wrong, empty when all will do. */
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong;
    }
}
