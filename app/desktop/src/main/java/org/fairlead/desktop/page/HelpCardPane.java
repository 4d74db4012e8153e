package org.fairlead.desktop.page;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.EvidenceTable;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.HelpCard;
import org.fairlead.run.Journey;

/** A card of help: what is seen, what to check, by itself where that can be, and what mends it. */
public final class HelpCardPane extends VBox {
    private static final List<String> PARTS = List.of("symptoms", "checks", "repairs");

    private final Desk desk;
    private final Words words;
    private final HelpCard card;
    private final VBox answers = Parts.column(Parts.TIGHT);

    public HelpCardPane(Desk desk, HelpCard card) {
        super(Parts.APART);
        this.desk = desk;
        this.words = desk.words();
        this.card = card;
        setId("help-card");
        answers.setId("help-card-answers");
        for (String part : PARTS) {
            getChildren().add(Parts.column(Parts.TIGHT, Parts.heading(words.say("help-card." + part)), Parts
                    .bullets(words.say(card.key() + "." + part).lines().toList())));
        }
        if (desk.held().get().isPresent() && !card.checks().isEmpty()) {
            getChildren().add(Parts.column(Parts.NEAR, checking(), answers));
        }
        if (desk.held().get().isPresent() && !card.repairs().isEmpty()) {
            getChildren().add(new RepairPane(desk, card.repairs()));
        }
        if (card.connections()) {
            var diagnosing = new Diagnosing(desk, desk.plan()::get);
            getChildren().add(Parts.column(Parts.NEAR, diagnosing.button(), diagnosing));
        }
        if (desk.held().get().isPresent()) {
            getChildren().add(new CloserPane(desk));
        }
    }

    private Node checking() {
        Button check = Parts.button("help-card-check", Icon.TICK, words.say("window.help-card.check"),
                this::start);
        return check;
    }

    private void start() {
        if (desk.missingSecrets().isEmpty()) {
            check();
        } else {
            desk.navigator().connected(() -> desk.navigator().help(card)); // what asks for them takes this place
        }
    }

    private void check() {
        Journey journey = desk.journey();
        answers.getChildren().setAll(Parts.quiet(words.say("window.help-card.checking")));
        desk.tools().turn().run(() -> journey.troubles().check(card.id()))
                .onSuccess(this::show)
                .onFailure(ProblemException.class, failure -> answers.getChildren().setAll(line(failure
                        .problem())))
                .start();
    }

    private void show(List<Finding> found) {
        answers.getChildren().setAll(Parts.text(words.say("help-card.checked", found.size()), "strong"));
        for (Finding finding : found) {
            answers.getChildren().add(line(finding.problem()));
            if (!finding.evidence().rows().isEmpty()) {
                answers.getChildren().add(new EvidenceTable(words, finding.evidence()));
            }
        }
    }

    private Node line(Problem problem) {
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(problem)));
        words.fix(problem).ifPresent(fix -> said.getChildren().add(Parts.quiet(fix)));
        return Parts.row(Parts.NEAR, SeverityMark.icon(problem.severity()), Parts.grow(said));
    }
}
