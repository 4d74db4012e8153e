package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;

/** One line of a {@link FindingList}. */
final class FindingCell extends ListCell<FindingLines.Line> {
    private static final double SCROLL_BAR = 16;

    private final Words words;
    private final FindingLines lines;
    private final Function<Finding, List<Node>> fixes;

    FindingCell(Words words, FindingLines lines, Function<Finding, List<Node>> fixes) {
        this.words = words;
        this.lines = lines;
        this.fixes = fixes;
        setPrefWidth(0); // as wide as the list, so that sentences break
        getStyleClass().add("finding-cell");
    }

    @Override
    protected void updateItem(FindingLines.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        getStyleClass().remove("group");
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (line) {
            case FindingLines.Line.Heading(String group, int count) -> {
                String name = words.sayOr(group, group);
                getStyleClass().add("group");
                setGraphic(Parts.row(Parts.NEAR, Parts.word(name, "strong"), Parts.word(words.number(count),
                        "quiet")));
                setAccessibleText(words.say("window.findings.group", name, count));
            }
            case FindingLines.Line.Item(Finding finding, boolean open) -> {
                setGraphic(item(finding, open));
                setAccessibleText(words.say("window.severity." + SeverityMark.style(finding.problem()
                        .severity())) + ": " + words.say(finding.problem()));
            }
        }
    }

    /** As tall as its sentences need in the width there is; a cell by itself counts them as one line. */
    @Override
    protected double computePrefHeight(double width) {
        Node graphic = getGraphic();
        if (graphic == null || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double inside = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
        return Math.max(super.computePrefHeight(width), snappedTopInset() + graphic.prefHeight(inside)
                + snappedBottomInset());
    }

    private Node item(Finding finding, boolean open) {
        HBox head = Parts.row(Parts.NEAR, SeverityMark.icon(finding.problem().severity()),
                Parts.grow(Parts.text(words.say(finding.problem()))));
        if (!opens(finding)) {
            return head;
        }
        String more = open ? words.say("window.findings.less") : hint(finding);
        Label hint = Parts.word(more, "link-like");
        head.getChildren().addAll(hint, (open ? Icon.FOLD : Icon.UNFOLD).node("quiet"));
        head.getStyleClass().add("opens");
        head.setOnMouseClicked(event -> lines.toggle(getIndex()));
        return open ? Parts.column(Parts.NEAR, head, detail(finding)) : head;
    }

    private boolean opens(Finding finding) {
        return finding.evidence().total() > 0 || words.why(finding.problem()).isPresent()
                || words.fix(finding.problem()).isPresent() || words.helping().with(finding).isPresent();
    }

    private String hint(Finding finding) {
        return finding.evidence().total() > 0 ? words.say("window.findings.rows", finding.evidence().total())
                : words.say(words.fix(finding.problem()).isPresent() ? "window.findings.fix"
                        : words.why(finding.problem()).isPresent() ? "window.findings.why"
                        : "window.findings.help");
    }

    private Node detail(Finding finding) {
        VBox detail = Parts.column(Parts.NEAR);
        detail.getStyleClass().add("finding-detail");
        words.why(finding.problem()).ifPresent(why -> detail.getChildren().add(said("window.findings.why",
                why)));
        words.fix(finding.problem()).ifPresent(fix -> detail.getChildren().add(said("window.findings.todo",
                fix)));
        List<Node> buttons = new ArrayList<>(fixes.apply(finding));
        words.helping().with(finding).ifPresent(open -> buttons.add(Parts.button("help-" + finding.id()
                .replace('/', '-'), Icon.HELP, words.say("window.help-card.open"), open)));
        if (!buttons.isEmpty()) {
            HBox row = Parts.row(Parts.NEAR, buttons.toArray(Node[]::new));
            row.getStyleClass().add("detail-buttons");
            detail.getChildren().add(row);
        }
        if (finding.evidence().total() > 0) {
            detail.getChildren().add(evidence(finding.evidence()));
        }
        if (!finding.guide().isEmpty()) {
            detail.getChildren().add(Parts.quiet(words.say("window.findings.guide", String.join(", ", finding
                    .guide()))));
        }
        return detail;
    }

    private Node said(String title, String sentence) {
        HBox row = Parts.row(Parts.APART, Parts.word(words.say(title), "quiet", "detail-title"), Parts.grow(
                Parts.text(sentence)));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node evidence(Evidence evidence) {
        VBox box = Parts.column(Parts.TIGHT, new EvidenceTable(words, evidence));
        if (evidence.total() > evidence.rows().size()) {
            box.getChildren().add(Parts.quiet(words.say("window.findings.more", evidence.total() - evidence
                    .rows().size())));
        }
        return box;
    }
}
