package org.fairlead.desktop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.EvidenceTable;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Reveal;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;

/** Finds out what of a plan's connections does not work, and shows each answer as it comes. */
public final class Diagnosing extends VBox {
    private final Desk desk;
    private final Words words;
    private final Supplier<Plan> plan;
    private final ObservableList<Finding> answers = FXCollections.observableArrayList();
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final VBox lines = Parts.column(Parts.TIGHT);
    private final Label result = Parts.text("", "strong");
    private long asked;

    /**
     * @param plan
     * what is to be looked at, as it is entered now; asked for on the window's thread
     */
    public Diagnosing(Desk desk, Supplier<Plan> plan) {
        super(Parts.NEAR);
        this.desk = desk;
        this.words = desk.words();
        this.plan = plan;
        setId("diagnosis");
        result.setId("diagnosis-result");
        Parts.shownWhen(this, running.or(Bindings.isNotEmpty(answers)));
        Label busy = Parts.quiet(words.say("window.diagnose.running"));
        Parts.shownWhen(busy, running);
        Parts.shownWhen(result, running.not());
        getStyleClass().add("card-box");
        getChildren().addAll(Parts.heading(words.say("window.diagnose.title")), busy, lines, result);
    }

    /** The button that begins. */
    public Button button() {
        Button button = Parts.button("diagnose", Icon.SEARCH, words.say("window.diagnose.start"),
                this::start);
        button.disableProperty().bind(running);
        return button;
    }

    private void start() {
        long mine = ++asked;
        answers.clear();
        lines.getChildren().clear();
        running.set(true);
        Reveal.show(this);
        Plan now = plan.get();
        // newest() may leave values out where the window is slow, so all of them are handed over each time
        var sofar = new ArrayList<Finding>();
        var show = desk.tools().background().<List<Finding>>newest(found -> show(mine, found));
        desk.tools().background().run(() -> {
            desk.tools().workspace().diagnose(now, desk.secrets(), finding -> {
                sofar.add(finding);
                show.accept(List.copyOf(sofar));
            });
            return List.copyOf(sofar);
        }).onSuccess(all -> end(mine, all)).onFailure(ProblemException.class, failure -> {
            running.set(false);
            lines.getChildren().add(new ProblemBox(words, failure.problem()));
        }).start();
    }

    private void show(long mine, List<Finding> found) {
        if (mine == asked && found.size() > answers.size()) {
            for (Finding finding : found.subList(answers.size(), found.size())) {
                if (answers.isEmpty() || !answers.getLast().group().equals(finding.group())) {
                    lines.getChildren().add(Parts.text(words.say(finding.group()), "field-label"));
                }
                answers.add(finding);
                lines.getChildren().add(line(finding));
            }
        }
    }

    private void end(long mine, List<Finding> all) {
        show(mine, all);
        if (mine == asked) {
            running.set(false);
            long broken = all.stream().filter(Finding::blocks).count();
            long odd = all.stream().filter(finding -> finding.problem().severity() == Severity.WARNING)
                    .count();
            result.setText(broken + odd == 0 ? words.say("window.diagnose.well") : words.say(
                    "window.diagnose.found", broken, odd));
        }
    }

    private Node line(Finding finding) {
        if (finding.problem().severity() == Severity.PASSED) {
            return Parts.row(Parts.NEAR, SeverityMark.icon(Severity.PASSED), Parts.grow(Parts.text(words.say(
                    finding
                            .problem()))));
        }
        return finding.evidence().rows().isEmpty() ? new ProblemBox(words, finding.problem())
                : Parts.column(Parts.TIGHT, new ProblemBox(words, finding.problem()), new EvidenceTable(words,
                        finding.evidence()));
    }
}
