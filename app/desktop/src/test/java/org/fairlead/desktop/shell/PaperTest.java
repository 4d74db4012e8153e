package org.fairlead.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.PrintedPages;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.desktop.kit.Words;
import org.fairlead.report.Document;
import org.fairlead.report.Document.Block;

import static org.assertj.core.api.Assertions.assertThat;

/** The plan outside the window: as a file, as a document, on paper. */
@ExtendWith(ApplicationExtension.class)
class PaperTest {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 700;

    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    private Walk toReadPlan() {
        return walk.toPlan().until("read", () -> walk.find("plan-print") != null && !walk.find("plan-print")
                .isDisabled());
    }

    @Test
    void printsWhatTheEngineHoldsAndSaysSo() {
        toReadPlan().fx(() -> walk.choose("choice-tiers", "guide"));
        walk.press("plan-print").until("printed", () -> walk.scene().getRoot().lookup(".box-good") != null);

        Document document = harness.printed.getFirst();
        assertThat(document.title()).isEqualTo("Plan for AI Design Tool");
        assertThat(document.sections()).extracting(Document.Section::heading).containsExactly(
                "People and times",
                "Choices", "Rows that do not fit, and times without a zone", "What moves, in this order",
                "What is done, in this order", "Checklists", "When it is a success, and when to turn back");
        assertThat(document.toString()).contains("as in the guide: Pro 19 a month").doesNotContain("hunter2");
        assertThat(harness.workspace().last().plan().choices()).containsEntry("tiers", "guide");
    }

    @Test
    void saysClearlyThatThereIsNoPrinterAndWhatToDoInstead() {
        harness.script.printing = Printing.Result.NO_PRINTER;
        toReadPlan().press("plan-print").until("told", () -> walk.scene().getRoot().lookup(".box-warning")
                != null);

        assertThat(texts((Parent) walk.scene().getRoot().lookup(".box-warning"))).startsWith(
                "This computer has no printer.",
                "Save the plan as a document instead: one file that any browser can show and print.");
    }

    @Test
    void savesTheDocumentAndShowsIt() throws Exception {
        Path file = folder.resolve("plan.html");
        harness.chooser.next.add(file);
        toReadPlan().press("plan-document").until("opened", () -> harness.opened.contains(file));

        assertThat(Files.readString(file)).contains("<h1>Plan for AI Design Tool</h1>",
                "Move the rows of all tables", "Stop the old site").doesNotContain("hunter2", "${");
    }

    @Test
    void savesThePlanFileAndSaysWhere() {
        Path file = folder.resolve("plan.yaml");
        harness.chooser.next.add(file);
        toReadPlan().press("plan-save").until("saved", () -> walk.scene().getRoot().lookup(".box-good")
                != null);

        assertThat(harness.opened).contains(file);
        assertThat(texts((Parent) walk.scene().getRoot().lookup(".box-good"))).containsExactly("Saved as "
                + file);
    }

    @Test
    void breaksPagesBetweenItemsAndNeverBehindAHeading() {
        List<Document.Section> sections = new ArrayList<>();
        for (int section = 0; section < 12; section++) {
            List<Document.Item> items = new ArrayList<>();
            for (int item = 0; item < 9; item++) {
                items.add(new Document.Item("Act " + section + "." + item
                        + " that is described at such a length"
                        + " that it cannot stand on a single line of the paper it is printed on", "A note",
                        "copy this\nand this", false));
            }
            sections.add(new Document.Section("Section " + section, List.of(new Block.Numbered(items))));
        }
        var document = new Document("Title", "Subtitle", List.of(), sections);
        List<VBox> pages = new ArrayList<>();
        walk.fx(() -> pages.addAll(new PrintedPages(new Words(harness.workspace().messages(), Harness.CLOCK),
                WIDTH,
                HEIGHT).of(document)));

        assertThat(pages).hasSizeGreaterThan(5).allSatisfy(page -> {
            assertThat(page.getChildren()).allSatisfy(part -> assertThat(part.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(HEIGHT + 1));
            List<Node> parts = page.getChildren();
            assertThat(parts.get(parts.size() - 3).getStyleClass()).doesNotContain("paper-heading");
            assertThat(((Region) page).getBackground()).isNotNull();
        });
        assertThat(texts(pages.getFirst())).contains("Title · page 1 of " + pages.size());
    }

    private static List<String> texts(Parent parent) {
        List<String> texts = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText()
                    .isEmpty()) {
                texts.add(labeled.getText());
            } else if (node instanceof Parent inner) {
                texts.addAll(texts(inner));
            }
        }
        return texts;
    }
}
