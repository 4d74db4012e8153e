package org.fairlead.desktop.kit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Finding;
import org.fairlead.model.Severity;

/**
 * Findings in groups, each one line that opens to what it rests on, why it matters and what to do. Only the
 * visible
 * lines exist as nodes, however many findings there are.
 */
public final class FindingList extends VBox {
    private final Words words;
    private final FindingLines lines;
    private final ListView<FindingLines.Line> list;
    private final HBox filters = Parts.row(Parts.NEAR);

    public FindingList(String id, Words words) {
        this(id, words, finding -> List.of());
    }

    /**
     * @param fixes
     * makes the buttons that do what a finding asks for
     */
    public FindingList(String id, Words words, Function<Finding, List<Node>> fixes) {
        super(Parts.NEAR);
        this.words = words;
        lines = new FindingLines(finding -> words.say(finding.problem()));
        list = new ListView<>(lines.lines());
        list.setId(id);
        list.setAccessibleText(words.say("window.findings.list"));
        list.setCellFactory(view -> new FindingCell(words, lines, fixes));
        list.getStyleClass().add("finding-list");
        list.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F1 && openCard(list.getSelectionModel().getSelectedItem())) {
                event.consume();
            }
            boolean opens = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
            if (opens && list.equals(event.getTarget())) {
                int place = list.getSelectionModel().getSelectedIndex();
                lines.toggle(place);
                list.getSelectionModel().select(place);
                event.consume();
            }
        });
        TextField search = new TextField();
        search.setId(id + "-search");
        search.setPromptText(words.say("window.search"));
        search.setAccessibleText(words.say("window.findings.search"));
        search.textProperty().addListener((at, was, is) -> lines.search(is));
        HBox bar = Parts.row(Parts.NEAR, filters, Parts.space(), Icon.SEARCH.node("quiet"), search);
        getChildren().addAll(bar, Parts.grow(list));
    }

    /** Opens the card of help of a line, where it has one. */
    private boolean openCard(FindingLines.@Nullable Line line) {
        if (line instanceof FindingLines.Line.Item(Finding finding, boolean open)) {
            Optional<Runnable> card = words.helping().with(finding);
            card.ifPresent(Runnable::run);
            return card.isPresent();
        }
        return false;
    }

    public void show(Collection<Finding> findings) {
        lines.show(findings);
        filters.getChildren().clear();
        for (Severity severity : Severity.values()) {
            if (lines.count(severity) > 0) {
                filters.getChildren().add(filter(severity));
            }
        }
    }

    /** Makes the lines anew where what their buttons say has changed. */
    public void refresh() {
        list.refresh();
    }

    private ToggleButton filter(Severity severity) {
        String style = SeverityMark.style(severity);
        ToggleButton toggle = new ToggleButton(words.say("window.count." + style, lines.count(severity)),
                SeverityMark.icon(severity));
        toggle.setId(list.getId() + "-" + style);
        toggle.setAccessibleText(words.say("window.findings.filter", words.say("window.severity." + style)));
        toggle.getStyleClass().add("chip");
        toggle.setSelected(lines.shows(severity));
        toggle.selectedProperty().addListener((at, was, is) -> lines.show(severity, is));
        return toggle;
    }

    public FindingLines lines() {
        return lines;
    }
}
