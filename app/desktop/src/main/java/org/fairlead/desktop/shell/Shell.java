package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.Navigator;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.Tools;
import org.fairlead.desktop.page.bundle.BundlePage;
import org.fairlead.desktop.page.home.HomePage;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.HelpCard;

/** Goes from page to page. Asks each page the same questions and never which one it is. */
final class Shell implements Navigator {
    private static final List<String> BEFORE = List.of("choose", "connect");
    /** What the record alone can show. */
    private static final List<String> READABLE_OFFLINE = List.of("finish");

    private final Tools tools;
    private final PageCatalog catalog;
    private final Map<String, String> environment;
    private final View view;
    private final Words words;
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<Page, Footer> footers = new HashMap<>();
    private final VBox decision = new VBox();
    private Course course = new Course();
    private Desk desk;
    private Page page;
    private Optional<Header> header = Optional.empty();

    /** The parts of the window that it fills. */
    record View(BorderPane frame, Rail rail, Sheets sheets, Runnable close) {}

    Shell(Tools tools, PageCatalog catalog, Map<String, String> environment, View view) {
        this.tools = tools;
        this.catalog = catalog;
        this.environment = environment;
        this.view = view;
        words = tools.words();
        desk = newDesk();
        page = new HomePage(tools, this);
    }

    void show(Header shown) {
        header = Optional.of(shown);
        view.frame().setTop(shown);
    }

    private Desk newDesk() {
        Desk fresh = new Desk(tools, this, new EnteredSecrets(environment));
        fresh.playbook().addListener((at, was, is) -> lay());
        fresh.plan().addListener((at, was, is) -> lay());
        fresh.held().addListener((at, was, is) -> lay());
        fresh.generation().addListener((at, was, is) -> {
            pages.keySet().removeIf(step -> !BEFORE.contains(step));
            course.forgetAfter("connect");
        });
        return fresh;
    }

    private void startOver() {
        desk.close();
        pages.clear();
        footers.clear();
        course = new Course();
        desk = newDesk();
        lay();
    }

    /** Lays the steps of the job, as far as it is known. */
    private void lay() {
        List<String> steps = new ArrayList<>(before());
        List<String> rest = desk.held().get().map(Desk.Held::steps).orElse(desk.playbook().get().flatMap(
                playbook -> playbook.job(desk.plan().get().job())).map(job -> desk.plan().get().way().of(job
                        .steps())).orElse(List.of()));
        rest.stream().filter(catalog::has).filter(step -> !steps.contains(step)).forEach(steps::add);
        course.lay(steps);
        refresh();
    }

    /** The pages before the first step. */
    private List<String> before() {
        return catalog.before(desk.playbook().get().flatMap(playbook -> playbook.job(desk.plan().get()
                .job())));
    }

    private void refresh() {
        boolean inRun = pages.containsValue(page);
        view.frame().setLeft(inRun && !course.steps().isEmpty() ? view.rail() : null);
        view.rail().show(course.steps().stream().map(this::stop).toList(), this::revisit);
        decision.getChildren().setAll(decision());
        if (inRun && desk.held().get().isPresent() && CloserStrip.applies(course.current(), page.state()
                .mark()
                .get())) {
            decision.getChildren().add(CloserStrip.of(words, way -> connected(() -> view.sheets().closer(desk,
                    way))));
        }
        header.ifPresent(shown -> shown.show(inRun ? title() : "", inRun ? places() : ""));
        Optional.ofNullable(footers.get(page)).ifPresent(footer -> {
            footer.refresh();
            footer.saved(saved(), desk.held().get().isPresent(), course.before(course.current())
                    .isPresent() || !course.steps().contains(course.current()));
        });
    }

    /** Where somebody wanted to decide here: the two ways to go; else when one wanted to turn back. */
    private List<Node> decision() {
        String step = course.current();
        if (!pages.containsValue(page) || !desk.decidesAfter(step) || page.state().mark().get()
                != Mark.DONE) {
            List<String> triggers = desk.plan().get().rollbackTriggers();
            return pages.containsValue(page) && TriggerStrip.STEPS.contains(step) && !triggers.isEmpty()
                    ? List
                            .of(TriggerStrip.of(words, triggers)) : List.of();
        }
        return List.of(DecisionStrip.of(words, step, course.after(step).map(next -> words.say("window." + next
                + ".rail")).orElse(""), desk.committed().get(), () -> connected(() -> show("rollback"))));
    }

    private void revisit(String step) {
        if (BEFORE.contains(step) || READABLE_OFFLINE.contains(step)) {
            show(step);
        } else {
            connected(() -> show(step));
        }
    }

    private Rail.Stop stop(String step) {
        Mark mark = Optional.ofNullable(pages.get(step)).map(shown -> shown.state().mark().get()).orElseGet(
                () -> recorded(step));
        boolean current = step.equals(course.current());
        return new Rail.Stop(step, mark, current, course.isVisited(step) && !page.state().busy().get());
    }

    private Mark recorded(String step) {
        return desk.results().of(step).map(entry -> switch (entry.outcome()) {
            case "done" -> Mark.DONE;
            case "failed" -> Mark.FAILED;
            default -> Mark.ATTENTION;
        }).orElse(desk.held().get().isPresent() && before().contains(step) ? Mark.DONE : Mark.OPEN);
    }

    private String title() {
        return desk.playbook().get().map(playbook -> {
            PlaybookWords says = new PlaybookWords(desk.words());
            String job = desk.plan().get().job();
            return job.isEmpty() ? says.system(playbook) : words.say("window.header.job", says.system(
                    playbook), says.job(job));
        }).orElse("");
    }

    private String places() {
        Plan plan = desk.plan().get();
        return desk.held().get().isEmpty() ? "" : words.places(plan.way().hasSource() ? plan.source()
                .database().place() : "",
                plan.way().hasTarget() ? plan.target().database().place() : "");
    }

    private String saved() {
        return desk.held().get().map(held -> words.say("window.footer.saved", held.runId(), words.when(words
                .clock().instant()))).orElse(words.say("window.footer.not-saved"));
    }

    private void front(Page shown) {
        page = shown;
        Node content = shown.content();
        view.frame().setCenter(content);
        Footer footer = footers.get(shown);
        view.frame().setBottom(footer == null ? null : new VBox(decision, footer));
        refresh();
        shown.shown();
        Platform.runLater(() -> Focus.first(content));
    }

    @Override
    public void home() {
        startOver();
        HomePage home = new HomePage(tools, this);
        front(home);
    }

    @Override
    public void begin() {
        startOver();
        show("choose");
    }

    @Override
    public void openBundle(Path file) {
        startOver();
        front(new BundlePage(tools, this, file));
    }

    /** A new migration; what runs is stopped behind its next checkpoint first, or stays. */
    void beginFresh() {
        leaveTo(this::begin);
    }

    @Override
    public void begin(Plan plan, Map<String, String> typed) {
        startOver();
        typed.forEach(desk.secrets()::enter);
        tools.background().run(() -> tools.playbooks())
                .onSuccess(playbooks -> {
                    desk.plan().set(plan);
                    playbooks.stream().filter(known -> known.id().equals(plan.playbook())).findFirst()
                            .ifPresent(known -> desk.choose(known, plan.job()));
                    course.visited("choose");
                    show(desk.playbook().get().isPresent() ? "connect" : "choose");
                })
                .onFailure(ProblemException.class, failure -> view.sheets().problem(failure.problem()))
                .start();
    }

    @Override
    public void reopen(String runId, String step) {
        startOver();
        Desk mine = desk;
        tools.turn().run(() -> Desk.Reopened.of(tools.workspace().reopen(runId, mine.secrets())))
                .onSuccess(reopened -> {
                    mine.take(reopened);
                    reached();
                    resumeAt(step);
                })
                .onFailure(ProblemException.class, failure -> view.sheets().problem(failure.problem()))
                .start();
    }

    private void reached() {
        before().forEach(course::visited);
        course.steps().stream().filter(desk.results()::began).forEach(course::visited);
    }

    private void resumeAt(String step) {
        String wanted = catalog.has(step) ? step : course.after("connect").orElse("connect");
        if (READABLE_OFFLINE.contains(wanted)) {
            show(wanted);
        } else {
            connected(() -> show(wanted), this::home);
        }
    }

    @Override
    public void connected(Runnable then) {
        connected(then, () -> {});
    }

    private void connected(Runnable then, Runnable not) {
        List<String> missing = desk.missingSecrets();
        if (missing.isEmpty()) {
            then.run();
        } else {
            view.sheets().passwords(desk, missing, then, not);
        }
    }

    @Override
    public void show(String step) {
        Page shown = pages.computeIfAbsent(step, made -> make(step));
        course.go(step);
        front(shown);
    }

    private Page make(String step) {
        Page made = catalog.make(step, desk);
        Footer.Ways ways = new Footer.Ways(this::leave, this::back, this::next, () -> course.after(step).map(
                next -> words.say("window." + next + ".rail")));
        footers.put(made, new Footer(words, made.state(), ways));
        made.state().mark().addListener((at, was, is) -> {
            refresh();
            if (was == Mark.RUNNING && view.frame().getScene() != null) {
                Notice.ended(view.frame().getScene().getWindow(), tools.words(), step);
            }
        });
        made.state().busy().addListener((at, was, is) -> refresh());
        return made;
    }

    @Override
    public void after(String step) {
        course.after(step).ifPresent(this::show);
    }

    void next() {
        if (page.state().act().get().isEmpty() && page.state().canGoNext().get() && !page.state().busy()
                .get()) {
            String from = course.current();
            page.proceed(() -> course.after(from).ifPresentOrElse(this::show, this::home));
        }
    }

    void back() {
        if (page.state().canGoBack().get() && !page.state().busy().get() && pages.containsValue(page)) {
            String from = course.current();
            course.before(from).or(() -> course.steps().contains(from) ? Optional.empty() : Optional.of(
                    "finish")).ifPresent(this::show);
        }
    }

    void openPlan() {
        tools.ports().chooser().open(words.say("window.home.open-plan.title")).ifPresent(file -> tools
                .background().run(() -> tools.ports().planFiles().read(file))
                .onSuccess(plan -> leaveTo(() -> begin(plan, Map.of())))
                .onFailure(ProblemException.class, failure -> view.sheets().problem(failure.problem()))
                .start());
    }

    void help() {
        boolean inRun = pages.containsValue(page);
        view.sheets().help(inRun ? course.current() : "home", inRun ? desk.playbook().get().map(
                playbook -> playbook.trouble().cards()).orElse(List.of()) : List.of(), this::help, desk
                        .words());
    }

    @Override
    public void help(HelpCard card) {
        view.sheets().card(desk, card);
    }

    /** Leaves the run for home; what runs is stopped behind its next checkpoint first, or stays. */
    void leave() {
        leaveTo(this::home);
    }

    /** Whether the window may close now; asks when a step is at work. */
    boolean mayClose() {
        if (!page.state().busy().get()) {
            return true;
        }
        leaveTo(view.close());
        return false;
    }

    private void leaveTo(Runnable then) {
        if (!page.state().busy().get()) {
            then.run();
            return;
        }
        Page working = page;
        view.sheets().leaving(() -> {
            if (!working.state().busy().get()) {
                then.run();
                return;
            }
            desk.unattended().set(false);
            working.state().busy().addListener((at, was, is) -> {
                if (!is) {
                    Platform.runLater(then);
                }
            });
            view.sheets().stopping();
            working.stop();
        });
    }

    void close() {
        desk.close();
    }
}
