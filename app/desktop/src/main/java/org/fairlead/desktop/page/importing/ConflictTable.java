package org.fairlead.desktop.page.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import org.fairlead.config.ImportItem;
import org.fairlead.desktop.kit.GroupRow;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.StateWord.Look;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.importing.ImportRow.Heading;
import org.fairlead.desktop.page.importing.ImportRow.Line;
import org.fairlead.plan.Carry.Act;

/** Both sides of every setting and what is decided of it; all of it can be done with the keyboard alone. */
final class ConflictTable {
    private static final Map<KeyCode, Act> KEYS = Map.of(KeyCode.K, Act.KEEP, KeyCode.T, Act.TAKE, KeyCode.M,
            Act.MERGE, KeyCode.E, Act.EDIT, KeyCode.R, Act.REMOVE, KeyCode.P, Act.REPAIR);

    private final ImportPageModel model;
    private final Words words;
    private final SettingWords says;
    private final Runnable editing;
    private final TableView<ImportRow> table;

    /**
     * @param editing
     * opens the editor for the current line
     */
    ConflictTable(ImportPageModel model, Runnable editing) {
        this.model = model;
        this.editing = editing;
        words = model.words();
        says = model.decisions().says();
        String from = words.say(model.fromBundle() ? "window.import.from-bundle"
                : "window.import.from-source");
        table = new Table<ImportRow>("import-table", words.say("window.import.table"), words)
                .text(words.say("window.import.setting"), 264, this::name)
                .node(words.say("window.import.state"), 160, this::state)
                .text(words.say("window.import.target-now"), 208, this::target)
                .text(from, 208, this::source)
                .node(words.say("window.import.decision"), 164, this::decision)
                .of(model.decisions().shown());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getStyleClass().add("conflicts");
        table.setPlaceholder(Parts.quiet(words.say("window.import.nothing-found")));
        table.setRowFactory(view -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.getSelectionModel().selectedItemProperty().addListener((at, was, is) -> model.current().set(
                Optional.ofNullable(is).flatMap(ConflictTable::line)));
        model.decisions().standing().addListener((at, was, is) -> table.refresh());
    }

    TableView<ImportRow> view() {
        return table;
    }

    private TableRow<ImportRow> row() {
        var row = new GroupRow<ImportRow>(Heading.class::isInstance);
        row.setOnMouseClicked(event -> {
            if (row.getItem() instanceof Heading heading) {
                model.decisions().fold(heading.component(), !heading.folded());
            }
        });
        return row;
    }

    private static Optional<Line> line(ImportRow row) {
        return row instanceof Line line ? Optional.of(line) : Optional.empty();
    }

    private String name(ImportRow row) {
        return switch (row) {
            case Heading heading -> (heading.folded() ? "▸ " : "▾ ") + heading.title();
            case Line line -> "     " + line.name();
        };
    }

    private @Nullable Node state(ImportRow row) {
        return line(row).<Node>map(line -> line.isChangedSince() ? new StateWord(words.say(
                "window.import.state.late"), Look.LATE) : new StateWord(says.state(line.item().state()), look(
                        line.item()))).orElse(null);
    }

    private static Look look(ImportItem item) {
        return switch (item.state()) {
            case ADDED -> Look.ADDED;
            case CHANGED -> Look.CHANGED;
            case SAME -> Look.EXPECTED;
            case ONLY_TARGET -> Look.THERE;
            case CONFLICT -> Look.WARNING;
            case MISSING -> Look.STUCK;
            case INVALID -> Look.BLOCKER;
            case NO_PLACE -> Look.SKIPPED;
            case NEEDS_SETUP -> Look.SET_UP;
            case NEW -> Look.ADDED;
        };
    }

    private String target(ImportRow row) {
        return switch (row) {
            case Heading heading -> heading.moving();
            case Line line -> says.target(line.item());
        };
    }

    private String source(ImportRow row) {
        return switch (row) {
            case Heading heading -> heading.resting();
            case Line line -> says.source(line.item());
        };
    }

    private @Nullable Node decision(ImportRow row) {
        return line(row).map(this::choice).orElse(null);
    }

    private Node choice(Line line) {
        ImportItem item = line.item();
        List<Act> acts = SettingWords.acts(item);
        if (acts.size() < 2) {
            return Parts.word(says.act(item), "quiet");
        }
        MenuButton button = new MenuButton(model.decisions().edited(item.setting()).map(value -> words.say(
                "window.import.edited", says.value(value))).orElse(says.act(item)));
        button.getStyleClass().addAll("decision", item.isOpen() ? "open" : "decided");
        button.setUserData(line);
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(words.say("window.import.decision-of", line.name(), button.getText()));
        button.setDisable(model.desk().committed().get());
        acts.forEach(act -> button.getItems().add(item(line, act)));
        return button;
    }

    private MenuItem item(Line line, Act act) {
        MenuItem choice = new MenuItem(says.act(line.item(), act));
        choice.setId("decide-" + act.word());
        choice.setOnAction(event -> {
            table.getSelectionModel().clearAndSelect(table.getItems().indexOf(line));
            act(act);
            table.requestFocus();
        });
        return choice;
    }

    /** The lines that are selected; a heading stands for those below it. */
    List<Line> selected() {
        Set<String> whole = table.getSelectionModel().getSelectedItems().stream().filter(
                Heading.class::isInstance).map(row -> ((Heading) row).component()).collect(Collectors
                        .toSet());
        if (whole.isEmpty()) {
            return table.getSelectionModel().getSelectedItems().stream().flatMap(row -> line(row).stream())
                    .toList();
        }
        Set<ImportRow> chosen = new HashSet<>(table.getSelectionModel().getSelectedItems());
        return model.decisions().passing().stream().filter(line -> chosen.contains(line) || whole.contains(
                line.item()
                        .component())).toList();
    }

    /** Does to the selected lines what a person decided. */
    void act(Act act) {
        if (act == Act.EDIT) {
            if (model.current().get().filter(line -> SettingWords.acts(line.item()).contains(act))
                    .isPresent()) {
                editing.run();
            }
        } else {
            model.decisions().decide(selected(), act);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Optional<ImportRow> row = Optional.ofNullable(table.getFocusModel().getFocusedItem());
        boolean used = switch (event.getCode()) {
            case SPACE, ENTER -> open(row);
            case LEFT -> fold(row, true);
            case RIGHT -> fold(row, false);
            default -> {
                Optional<Act> act = Optional.ofNullable(KEYS.get(event.getCode()));
                act.ifPresent(this::act);
                yield act.isPresent();
            }
        };
        if (used) {
            event.consume();
        }
    }

    private boolean open(Optional<ImportRow> row) {
        if (row.isPresent() && row.get() instanceof Heading heading) {
            return fold(row, !heading.folded());
        }
        table.lookupAll(".decision").stream().filter(MenuButton.class::isInstance).map(MenuButton.class::cast)
                .filter(button -> row.filter(one -> one.equals(button.getUserData())).isPresent()).findFirst()
                .ifPresent(MenuButton::show);
        return true;
    }

    private boolean fold(Optional<ImportRow> row, boolean fold) {
        if (row.isPresent() && row.get() instanceof Heading heading && heading.folded() != fold) {
            int at = table.getFocusModel().getFocusedIndex();
            model.decisions().fold(heading.component(), fold);
            table.getSelectionModel().clearAndSelect(at);
            return true;
        }
        return false;
    }
}
