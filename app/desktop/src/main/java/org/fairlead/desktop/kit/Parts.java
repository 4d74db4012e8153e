package org.fairlead.desktop.kit;

import java.util.List;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The small parts, made alike everywhere. All distances are multiples of four. */
public final class Parts {
    public static final double TIGHT = 4;
    public static final double NEAR = 8;
    public static final double APART = 16;
    public static final double SECTION = 24;

    private Parts() {}

    public static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    public static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** A line of words that breaks where it must. */
    public static Label text(String words, String... styles) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Label quiet(String words) {
        return text(words, "quiet");
    }

    public static Label heading(String words) {
        return text(words, "heading");
    }

    /** A word or number that stays on one line. */
    public static Label word(String words, String... styles) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    public static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(words.replace("_", ""));
        button.setOnAction(event -> action.run());
        return button;
    }

    public static Button button(String id, Icon icon, String words, Runnable action) {
        Button button = button(id, words, action);
        button.setGraphic(icon.node());
        return button;
    }

    /** A button that is only an icon; the words are its accessible text. */
    public static Button iconButton(String id, Icon icon, String words, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon.node());
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(words);
        button.setTooltip(new javafx.scene.control.Tooltip(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A framed group of related things. */
    public static VBox card(Node... nodes) {
        VBox card = column(APART, nodes);
        card.getStyleClass().add("card-box");
        return card;
    }

    public static <N extends Node> N grow(N node) {
        if (node instanceof Region region && region.getMaxWidth() == Region.USE_COMPUTED_SIZE) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        VBox.setVgrow(node, Priority.ALWAYS);
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Takes part in the layout only while it is shown. */
    public static <N extends Node> N shownWhen(N node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    /** Content that is as wide as the page and as tall as it needs. */
    public static ScrollPane scroll(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("page-scroll");
        pane.setFocusTraversable(false);
        return pane;
    }

    /** Content that fills the page, and scrolls where the window is too small for it. */
    public static ScrollPane fill(Node content) {
        ScrollPane pane = scroll(content);
        pane.setFitToHeight(true);
        return pane;
    }

    /** Items one below the other, each with a dot. */
    public static VBox bullets(List<String> lines) {
        VBox list = column(TIGHT);
        lines.forEach(line -> {
            HBox row = row(NEAR, word("•", "quiet"), grow(text(line)));
            row.setAlignment(Pos.TOP_LEFT);
            list.getChildren().add(row);
        });
        return list;
    }

    /** A name as part of an id by which a node is found: letters, numbers and dashes. */
    public static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
