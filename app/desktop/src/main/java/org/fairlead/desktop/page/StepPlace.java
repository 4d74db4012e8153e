package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;

/**
 * Says that a step failed or was stopped, with the button that goes on from there. Empty while all is well.
 */
public final class StepPlace extends VBox {
    private final Words words;
    private final StepRun<?> run;
    private final String id;
    private final Runnable again;

    /**
     * @param id
     * beginning of the ids of its controls
     * @param again
     * resumes the step
     */
    public StepPlace(String id, Words words, StepRun<?> run, Runnable again) {
        this.id = id;
        this.words = words;
        this.run = run;
        this.again = again;
        run.state().addListener((at, was, is) -> show(is));
        show(run.state().get());
    }

    private void show(StepRun.State state) {
        Optional<Problem> problem = switch (state) {
            case FAILED -> Optional.of(run.problem().get().orElse(Problem.blocker(
                    "window.problem.step-failed")));
            case STOPPED -> Optional.of(Problem.info("window.problem.stopped"));
            case IDLE, RUNNING, DONE, BLOCKED, DECISIONS -> Optional.empty();
        };
        getChildren().setAll(problem.map(this::box).stream().toList());
        setVisible(problem.isPresent());
        setManaged(problem.isPresent());
    }

    private Node box(Problem problem) {
        Button resume = Parts.button(id + "-resume", words.say("window.step.resume"), again);
        return new ProblemBox(words, problem, resume);
    }
}
