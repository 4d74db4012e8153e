package org.fairlead.desktop.page.importing;

import java.util.Set;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.fairlead.config.ImportItem.State;
import org.fairlead.desktop.kit.EmptyState;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.PassphraseForm;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;
import org.fairlead.desktop.page.BundleDoorForm;
import org.fairlead.desktop.page.BundleSource;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RehearsalPane;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.step.importing.ImportReport;

/** Both sides and a decision for every setting; then one act; then what came of it. */
public final class ImportPage implements Page {
    private static final double LEAST = 176;
    private static final double LEAST_BELOW = 112;
    private static final double TABLE = 0.68;

    private final ImportPageModel model;
    private final Words words;
    private final TabPane lower = new TabPane();
    private final ConflictTable table;
    private final DifferencePane difference;
    private final Node content;

    public ImportPage(Desk desk) {
        model = new ImportPageModel(desk);
        words = desk.words();
        StepRun<ImportReport> run = model.run();
        table = new ConflictTable(model, this::edit);
        difference = new DifferencePane(model, () -> table.view().requestFocus());
        BooleanBinding done = run.is(StepRun.State.DONE);
        BooleanBinding idle = run.running().or(done).not();
        BooleanBinding met = Bindings.createBooleanBinding(() -> model.decisions().meeting().get()
                .isPresent(), model.decisions().meeting());
        BooleanBinding nothing = Bindings.createBooleanBinding(this::isNothing, model.decisions().standing(),
                model.decisions().meeting());
        Node decisions = Parts.shownWhen(decisions(), idle.and(met).and(nothing.not()));
        content = Parts.fill(new PageFrame(words.say("window.import.title"), words.say("window.import.intro",
                model.origin(), model.place())).actions(again(idle))
                .add(new StepPlace("import", words, run, model::commit))
                .add(ProblemBox.place(words, model.problem()))
                .add(Parts.shownWhen(new BundleDoorForm(model.door(), words, desk.tools().ports().chooser()),
                        Bindings.createBooleanBinding(() -> model.door().asking().get().isPresent() || model
                                .door().problem().get().isPresent(), model.door().asking(), model.door()
                                        .problem())))
                .add(Parts.shownWhen(whichBundle(), idle.and(met.not()).and(Bindings.createBooleanBinding(
                        model::needsBundle, model.decisions().chosen()))))
                .add(Parts.shownWhen(new Working(words.say("window.import.reading")), model.reading().and(met
                        .not())))
                .add(Parts.shownWhen(new Working(words.say("window.import.writing")), run.running()))
                .add(Parts.shownWhen(new EmptyState(Icon.DONE, words.say("window.import.empty-page"), words
                        .say(
                                "window.import.empty-page.how")), idle.and(met).and(nothing)))
                .fill(decisions).add(Parts.shownWhen(new ImportResult(model), done)));
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.rehearsal().correctWith(this::correct);
    }

    /** Opens the editor of one setting; the others stay as they are decided. */
    private void correct(String setting) {
        table.view().getItems().stream().filter(row -> row instanceof ImportRow.Line line && line.item()
                .setting().equals(setting)).findFirst().ifPresent(row -> {
                    table.view().getSelectionModel().select(row);
                    table.view().scrollTo(row);
                    edit();
                });
    }

    private boolean isNothing() {
        return model.decisions().meeting().get().isPresent() && Set.of(State.SAME, State.ONLY_TARGET)
                .containsAll(model.decisions().standing().get().counts().keySet()) && model.decisions()
                        .standing().get().changes() == 0;
    }

    private Button again(BooleanBinding idle) {
        Button again = Parts.button("import-again", Icon.AGAIN, words.say("window.import.again"),
                model::again);
        again.disableProperty().bind(model.reading());
        return Parts.shownWhen(again, idle);
    }

    private Node whichBundle() {
        return Parts.column(Parts.SECTION, new EmptyState(Icon.BUNDLE, words.say("window.import.no-bundle"),
                words
                        .say("window.import.no-bundle.how")), new BundleSource(model.desk(),
                                "import-choose-bundle",
                                model::choose));
    }

    private VBox decisions() {
        Tab compare = tab("window.import.difference", difference);
        Tab wayBack = tab("window.import.way-back", Parts.scroll(safety()));
        lower.getTabs().addAll(compare, wayBack);
        if (model.rehearsal().applies()) {
            VBox rehearsal = Parts.column(Parts.NEAR, new RehearsalPane(model.rehearsal()));
            rehearsal.getStyleClass().add("tab-content");
            lower.getTabs().add(tab("window.rehearsal.tab", Parts.scroll(rehearsal)));
        }
        lower.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        TableView<ImportRow> view = table.view();
        view.setMinHeight(LEAST);
        lower.setMinHeight(LEAST_BELOW);
        SplitPane parts = new SplitPane(view, lower);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(TABLE);
        parts.getStyleClass().add("plain-split");
        return Parts.column(Parts.NEAR, new ImportTools(model, table), Parts.grow(parts));
    }

    private Tab tab(String key, Node shown) {
        return new Tab(words.say(key), shown);
    }

    private Node safety() {
        ImportSafety safety = model.safety();
        Node form = safety.isKnown()
                ? Field.secret(new SecretField(safety.known(), words.say("window.connect.show-password")),
                        "import-known-passphrase", words.say("window.rollback.passphrase")).below(words.say(
                                "window.rollback.passphrase.which"))
                : new PassphraseForm("import", words, safety.fresh());
        VBox all = Parts.column(Parts.NEAR, Parts.text(words.say("window.import.way-back.why")), form);
        all.getStyleClass().add("tab-content");
        return all;
    }

    private void edit() {
        lower.getSelectionModel().selectFirst();
        difference.edit();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !(event
                .getTarget() instanceof TextInputControl)) {
            model.decisions().undo();
            event.consume();
        } else if (event.getCode() == KeyCode.F6) {
            Node from = table.view().getScene().getFocusOwner();
            if (from != null && within(table.view(), from)) {
                lower.requestFocus();
            } else {
                table.view().requestFocus();
            }
            event.consume();
        }
    }

    private static boolean within(Node outer, Node inner) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void shown() {
        model.load();
        model.rehearsal().load();
    }

    @Override
    public void stop() {
        model.run().stop();
        model.rehearsal().stop();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return model.state();
    }
}
