package org.fairlead.desktop.page.home;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.EmptyState;
import org.fairlead.desktop.kit.FileDrop;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.FetchForm;
import org.fairlead.desktop.page.Navigator;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.Tools;
import org.fairlead.desktop.page.home.HomePageModel.Run;

/** The runs that need someone, those that are done, and the ways to begin. */
public final class HomePage implements Page {
    private static final int MOST = 50;

    private final PageState state = new PageState();
    private final HomePageModel model;
    private final Words words;
    private final Node content;

    public HomePage(Tools tools, Navigator navigator) {
        words = tools.words();
        model = new HomePageModel(tools, navigator);
        content = Parts.scroll(build());
        FileDrop.onto(content, HomePageModel::isBundle, model::openBundle);
    }

    private Node build() {
        Button begin = Parts.button("home-new", Icon.ADD, words.say("window.home.new"), model::begin);
        begin.setDefaultButton(true);
        begin.getStyleClass().add("accent");
        Button plan = Parts.button("home-open-plan", Icon.FILE, words.say("window.home.open-plan"),
                model::openPlan);
        Button bundle = Parts.button("home-open-bundle", Icon.BUNDLE, words.say("window.home.open-bundle"),
                model::openBundle);
        Button sample = Parts.button("home-sample", Icon.SAMPLE, words.say("window.home.sample"),
                model::trySample);
        ProgressIndicator busy = new ProgressIndicator();
        busy.setAccessibleText(words.say("window.home.busy"));
        busy.setPrefSize(24, 24);
        Parts.shownWhen(busy, model.busy());
        HBox ways = Parts.row(Parts.NEAR, begin, bundle, plan, sample, busy);
        ways.disableProperty().bind(model.busy());
        VBox lists = Parts.column(Parts.SECTION, section("needs-you", model.needsYou()), section("done", model
                .done()));
        Parts.shownWhen(lists, model.loaded().and(Bindings.isNotEmpty(model.needsYou()).or(Bindings
                .isNotEmpty(model.done()))));
        return new PageFrame(words.say("window.home.title"), words.say("window.home.intro"))
                .add(ways).add(FetchForm.disclosed(model.fetching(), words)).add(ProblemBox.place(words, model
                        .problem())).add(search()).add(lists)
                .add(nothing()).add(nothingFound());
    }

    private Node search() {
        TextField field = new TextField();
        field.setId("home-search");
        field.setPromptText(words.say("window.home.search"));
        field.setAccessibleText(words.say("window.home.search"));
        field.setPrefColumnCount(24);
        field.textProperty().bindBidirectional(model.search());
        HBox row = Parts.row(Parts.NEAR, Icon.SEARCH.node("quiet"), field);
        Parts.shownWhen(row, Bindings.createBooleanBinding(() -> model.loaded().get() && !model.isEmpty(),
                model.loaded()));
        return row;
    }

    private Node nothing() {
        return Parts.shownWhen(new EmptyState(Icon.APP, words.say("window.home.empty"), words.say(
                "window.home.empty.how")), Bindings.createBooleanBinding(() -> model.loaded().get() && model
                        .isEmpty(), model.loaded()));
    }

    private Node nothingFound() {
        return Parts.shownWhen(Parts.quiet(words.say("window.home.nothing-found")), Bindings.isEmpty(model
                .needsYou()).and(Bindings.isEmpty(model.done())).and(model.search().isNotEmpty()));
    }

    private Node section(String id, ObservableList<Run> runs) {
        VBox rows = new VBox();
        rows.setId("home-" + id);
        rows.getStyleClass().add("run-list");
        runs.addListener((ListChangeListener<Run>) change -> fill(rows, runs, MOST));
        fill(rows, runs, MOST);
        return Parts.shownWhen(Parts.column(Parts.NEAR, Parts.heading(words.say("window.home." + id)), rows),
                Bindings.isNotEmpty(runs));
    }

    /** The newest runs first; the others wait behind a button, so that many runs do not make a slow page. */
    private void fill(VBox rows, ObservableList<Run> runs, int most) {
        rows.getChildren().setAll(runs.stream().limit(most).map(run -> new RunRow(words, run, model))
                .toList());
        if (runs.size() > most) {
            Button more = Parts.button(rows.getId() + "-more", words.say("window.home.more", runs.size()
                    - most),
                    () -> fill(rows, runs, most + 4 * MOST));
            more.getStyleClass().add("flat");
            HBox last = Parts.row(Parts.NEAR, more);
            last.getStyleClass().addAll("run-row", "tight");
            rows.getChildren().add(last);
        }
        if (!rows.getChildren().isEmpty()) {
            rows.getChildren().getLast().getStyleClass().add("last");
        }
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return state;
    }

    @Override
    public void shown() {
        model.load();
    }
}
