package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.fairlead.report.Document;
import org.fairlead.report.Document.Block;
import org.fairlead.report.Document.Fact;
import org.fairlead.report.Document.Item;
import org.fairlead.report.Document.Section;

/**
 * A document as pages of paper, black on white whatever the window looks like: nothing is cut in two, no
 * heading stands last on its page, and every page says which one it is. Used on the window's thread.
 */
public final class PrintedPages {
    private static final double FOOT = 24;
    private static final double INDENT = 24;
    private static final String SOFT = "paper-soft";

    private final Words words;
    private final double width;
    private final double height;
    private final VBox scales = paper();
    private final Scene scene;
    private final List<VBox> pages = new ArrayList<>();
    private final List<Region> headings = new ArrayList<>();
    private double used;

    /**
     * @param width
     * of the paper that can be printed on, in points
     */
    public PrintedPages(Words words, double width, double height) {
        this.words = words;
        this.width = width;
        this.height = height - FOOT;
        scene = new Scene(scales, width, height);
    }

    private static VBox paper() {
        VBox paper = Parts.column(Parts.TIGHT);
        paper.getStyleClass().add("paper");
        paper.getStylesheets().add("/fairlead/theme/paper.css");
        return paper;
    }

    /** Lays the document out; every page is the root of a scene of its own, ready to be drawn. */
    public List<VBox> of(Document document) {
        add(line(document.title(), "paper-title"));
        add(line(document.subtitle(), SOFT));
        document.facts().forEach(this::fact);
        for (Section section : document.sections()) {
            headings.add(line(section.heading(), "paper-heading"));
            section.blocks().forEach(this::block);
        }
        flushHeadings();
        for (int i = 0; i < pages.size(); i++) {
            finish(pages.get(i), words.say("window.print.page", document.title(), i + 1, pages.size()));
        }
        return List.copyOf(pages);
    }

    private void finish(VBox page, String foot) {
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        page.getChildren().addAll(space, line(foot, SOFT, "paper-foot"));
        page.setPrefSize(width, height + FOOT);
        Scene scene = new Scene(page, width, height + FOOT);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(String text) -> add(line(text));
            case Block.Facts(List<Fact> facts) -> facts.forEach(this::fact);
            case Block.Numbered(List<Item> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    item(words.number(i + 1) + ".", items.get(i));
                }
            }
            case Block.Checklist(String heading, List<Item> items) -> {
                headings.add(line(heading, "paper-subheading"));
                items.forEach(item -> item(item.done() ? "☑" : "☐", item));
            }
            case Block.Table(List<String> columns, List<List<String>> rows) -> {
                headings.add(row(columns, SOFT));
                rows.forEach(row -> add(row(row)));
            }
        }
    }

    private static Label line(String text, String... styles) {
        Label line = Parts.text(text, styles);
        line.getStyleClass().add("paper-text");
        return line;
    }

    /** A long value goes line by line, so that it can go on with the next page. */
    private void fact(Fact fact) {
        String name = fact.name();
        for (String value : fact.value().lines().toList()) {
            Label left = line(name, SOFT);
            left.setPrefWidth(width * 0.4);
            left.setMinWidth(width * 0.4);
            add(top(left, Parts.grow(line(value))));
            name = "";
        }
    }

    private void item(String mark, Item item) {
        VBox said = Parts.column(0, line(item.text()));
        if (!item.note().isEmpty()) {
            said.getChildren().add(line(item.note(), SOFT));
        }
        add(marked(mark, said));
        item.copy().lines().forEach(copied -> add(marked("", line(copied, "paper-code"))));
    }

    private static HBox marked(String mark, Region said) {
        Label ordinal = line(mark);
        ordinal.setMinWidth(INDENT);
        ordinal.setPrefWidth(INDENT);
        return top(ordinal, Parts.grow(said));
    }

    private static HBox row(List<String> cells, String... styles) {
        HBox row = top();
        for (int i = 0; i < cells.size(); i++) {
            Label cell = line(cells.get(i), styles);
            if (i < cells.size() - 1) {
                Parts.grow(cell);
            } else {
                cell.setMinWidth(Region.USE_PREF_SIZE);
            }
            row.getChildren().add(cell);
        }
        return row;
    }

    private static HBox top(Node... nodes) {
        HBox row = Parts.row(Parts.NEAR, nodes);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    /** Headings wait for what comes below them, so that they stand on one page. */
    private void add(Region part) {
        double needed = measured(part) + headings.stream().mapToDouble(this::measured).sum();
        if (pages.isEmpty() || (used > 0 && used + needed > height)) {
            pages.add(paper());
            used = 0;
        }
        flushHeadings();
        put(part);
    }

    private void flushHeadings() {
        List.copyOf(headings).forEach(this::put);
        headings.clear();
    }

    private void put(Region part) {
        used += measured(part);
        pages.getLast().getChildren().add(part);
    }

    /** Height on paper, with the gap below it; styles only count within a scene. */
    private double measured(Region part) {
        scales.getChildren().setAll(part);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        double tall = part.prefHeight(width) + Parts.TIGHT;
        scales.getChildren().clear();
        return tall;
    }
}
