package org.fairlead.desktop.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Tools;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspace;
import org.fairlead.text.Messages;

/** The window: header above, rail on the left, the page, the footer below. Lives on the window's thread. */
public final class WizardWindow {
    private static final Logger LOG = LoggerFactory.getLogger(WizardWindow.class);

    private final Stage stage;
    private final Surroundings surroundings;
    private final Appearance appearance = new Appearance();
    private final BorderPane frame = new BorderPane();
    private final Words words;
    private final Sheets sheets;
    private final Background background;
    private final Background turn;
    private Runnable leave = () -> {};
    private final BooleanProperty gone = new SimpleBooleanProperty();
    private boolean demo;

    /**
     * @param messages
     * the words of the program
     */
    public WizardWindow(Stage stage, Surroundings surroundings, Messages messages) {
        this.stage = stage;
        this.surroundings = surroundings;
        words = new Words(messages, surroundings.clock());
        Sheet sheet = new Sheet(frame);
        sheets = new Sheets(sheet, words);
        background = new Background(surroundings.workers().many(), javafx.application.Platform::runLater,
                this::bug);
        turn = new Background(surroundings.workers().one(), javafx.application.Platform::runLater,
                this::bug);
        var look = surroundings.memory().read(new WindowMemory.Look(systemIsDark(), 100, 1200, 800));
        appearance.dark().set(look.dark());
        appearance.percent().set(look.percent());
        frame.getStyleClass().add("frame");
        StackPane root = new StackPane(frame, sheet);
        root.setId("window");
        Scene scene = new Scene(root, look.width(), look.height());
        appearance.follow(scene);
        stage.setScene(scene);
        stage.setTitle(words.say("window.name"));
        stage.setMinWidth(960);
        stage.setMinHeight(640);
    }

    // the desktop's own setting can be asked for from JavaFX 22 on; GTK's variable is what is left until then
    private boolean systemIsDark() {
        return surroundings.environment().getOrDefault("GTK_THEME", "").endsWith("dark");
    }

    /** Makes a sample and shows it as soon as the record is open. */
    public void demo() {
        demo = true;
    }

    /**
     * Shows the window at once and opens the record behind it.
     *
     * @param closed
     * told when the window is gone, after the last work was handed to the workers
     */
    public void open(Background.Call<Workspace> workspace, Runnable closed) {
        frame.setCenter(Parts.text(words.say("window.opening"), "page", "quiet"));
        stage.setOnHidden(event -> {
            gone.set(true);
            keepLook();
            leave.run();
            closed.run();
        });
        stage.show();
        turn.run(workspace)
                .onSuccess(opened -> {
                    if (gone.get()) {
                        opened.close();
                    } else {
                        begin(opened);
                    }
                })
                .onFailure(ProblemException.class, failure -> frame.setCenter(Parts.card(new ProblemBox(words,
                        failure.problem()))))
                .start();
    }

    private void begin(Workspace workspace) {
        Tools tools = new Tools(workspace, background, turn, words, surroundings.ports(), surroundings
                .random());
        Shell shell = new Shell(tools, PageCatalog.all(), surroundings.environment(), new Shell.View(frame,
                new Rail(words), sheets, stage::close));
        Header header = new Header(words, appearance, shell::leave, shell::help);
        shell.show(header);
        stage.setOnCloseRequest(event -> {
            if (!shell.mayClose()) {
                event.consume();
            }
        });
        leave = () -> {
            shell.close();
            turn.run(workspace::close).start();
            turn.close();
            background.close();
        };
        keys(shell);
        shell.home();
        if (demo) {
            background.run(() -> surroundings.ports().sample().make())
                    .onSuccess(sample -> shell.begin(sample.plan(), sample.typed()))
                    .onFailure(ProblemException.class, failure -> sheets.problem(failure.problem()))
                    .start();
        }
    }

    private void keys(Shell shell) {
        key(KeyCode.F1, shell::help);
        key(KeyCode.N, shell::beginFresh, KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.O, shell::openPlan, KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.HOME, shell::leave, KeyCombination.ALT_DOWN);
        key(KeyCode.LEFT, shell::back, KeyCombination.ALT_DOWN);
        key(KeyCode.RIGHT, shell::next, KeyCombination.ALT_DOWN);
        key(KeyCode.PLUS, () -> appearance.step(1), KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.EQUALS, () -> appearance.step(1), KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.MINUS, () -> appearance.step(-1), KeyCombination.SHORTCUT_DOWN);
        key(KeyCode.D, () -> appearance.dark().set(!appearance.dark().get()), KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN);
    }

    /** What lies below a card waits until it is closed, for the keys as well. */
    private void key(KeyCode code, Runnable act, KeyCombination.Modifier... with) {
        stage.getScene().getAccelerators().put(new KeyCodeCombination(code, with), () -> {
            if (!frame.isDisabled()) {
                act.run();
            }
        });
    }

    private void keepLook() {
        Scene scene = stage.getScene();
        surroundings.memory().keep(new WindowMemory.Look(appearance.dark().get(), appearance.percent().get(),
                scene.getWidth(), scene.getHeight()));
    }

    /** The last handler: says that something went wrong that nobody foresaw, and leaves the run as it is. */
    public void bug(Throwable thrown) {
        LOG.error("Nobody foresaw this", thrown);
        sheets.bug(thrown);
    }

    public Appearance appearance() {
        return appearance;
    }
}
