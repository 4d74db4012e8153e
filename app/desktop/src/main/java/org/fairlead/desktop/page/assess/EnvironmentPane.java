package org.fairlead.desktop.page.assess;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.GroupRow;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.StateWord.Look;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.assess.EnvironmentLines.Line;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.text.EnvironmentWords;

/** Source and target side by side, what differs marked with a shape and a word. */
final class EnvironmentPane extends VBox {
    private static final List<Match> HEAVIEST_FIRST = List.of(Match.MISSING, Match.DIFFERENT, Match.EXPECTED,
            Match.SAME);

    private final Words words;
    private final EnvironmentWords says;
    private final EnvironmentLines lines = new EnvironmentLines();
    private final HBox filters = Parts.row(Parts.NEAR);

    EnvironmentPane(Words words) {
        super(Parts.NEAR);
        this.words = words;
        says = new EnvironmentWords(words.messages());
        TableView<Line> table = new Table<Line>("assess-environment", words.say("window.environment"), words)
                .node(words.say("window.environment.match"), 184, this::mark)
                .wrapped(words.say("window.environment.what"), 248, this::what)
                .wrapped(words.say("window.assess.source-layout"), 264, text(line -> says.value(line
                        .source())))
                .wrapped(words.say("window.assess.target-layout"), 264, text(line -> says.value(line
                        .target())))
                .of(lines.lines());
        table.setRowFactory(view -> new GroupRow<>(line -> line.line().isEmpty()));
        table.setPlaceholder(Parts.quiet(words.say("window.environment.empty")));
        lines.lines().addListener((ListChangeListener<Line>) change -> table.refresh());
        getChildren().addAll(Parts.quiet(words.say("window.environment.intro")), filters, Parts.grow(table));
    }

    void show(List<EnvironmentLine> environment) {
        lines.show(environment);
        filters.getChildren().setAll(HEAVIEST_FIRST.stream().filter(match -> lines.count(match) > 0).map(
                this::filter).toList());
    }

    private Node filter(Match match) {
        String id = id(match);
        ToggleButton toggle = new ToggleButton(words.say("window.environment.count." + id, lines.count(
                match)),
                look(match).icon());
        toggle.setId("environment-" + id);
        toggle.setAccessibleText(words.say("window.findings.filter", words.say("environment.match." + id)));
        toggle.getStyleClass().add("chip");
        toggle.setSelected(lines.shows(match));
        toggle.selectedProperty().addListener((at, was, is) -> lines.show(match, is));
        return toggle;
    }

    private Node mark(Line line) {
        return line.line().<Node>map(this::match).orElseGet(() -> Parts.word(words.say(line.group()),
                "strong"));
    }

    private Node match(EnvironmentLine line) {
        return new StateWord(says.match(line), look(line.match()));
    }

    private static Look look(Match match) {
        return switch (match) {
            case SAME -> Look.GOOD;
            case EXPECTED -> Look.EXPECTED;
            case DIFFERENT -> Look.WARNING;
            case MISSING -> Look.BLOCKER;
        };
    }

    private static String id(Match match) {
        return match.name().toLowerCase(Locale.ROOT);
    }

    private String what(Line line) {
        Optional<EnvironmentLine> compared = line.line();
        if (compared.isEmpty()) {
            return "";
        }
        String note = compared.get().match() == Match.SAME ? "" : says.note(compared.get());
        return note.isEmpty() ? says.name(compared.get()) : says.name(compared.get()) + "\n" + note;
    }

    private static Function<Line, String> text(Function<EnvironmentLine, String> value) {
        return line -> line.line().map(value).orElse("");
    }
}
