package org.fairlead.desktop.page.plan;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.MaintenanceWindow;

/** How long the site should be given to itself, when, and of what that time is made. */
final class WindowProposal extends VBox {
    private final PlanPageModel model;
    private final Words words;

    WindowProposal(PlanPageModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        setId("window-proposal");
        model.review().addListener((at, was, is) -> is.ifPresent(plan -> show(plan.window())));
        model.review().get().ifPresent(plan -> show(plan.window()));
    }

    private void show(MaintenanceWindow window) {
        getChildren().setAll(Parts.heading(words.say("window.plan.proposal", words.seconds(window.total()))),
                Parts
                        .quiet(words.say("window.plan.proposal.parts", words.seconds(window.writing()), words
                                .seconds(window
                                        .verifying()), words.seconds(window.testing()), words.seconds(window
                                                .reserve()))));
        if (window.calmHour().isPresent()) {
            Button use = Parts.button("window-use", words.say("window.plan.proposal.use"), () -> model
                    .useWindow(
                            window));
            getChildren().add(Parts.row(Parts.APART, Parts.grow(Parts.text(words.say(
                    "window.plan.proposal.calm",
                    window.calmHour().getAsInt()))), use));
        }
    }
}
