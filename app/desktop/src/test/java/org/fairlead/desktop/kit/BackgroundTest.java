package org.fairlead.desktop.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.step.StepException;

import static org.assertj.core.api.Assertions.assertThat;

class BackgroundTest {
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final List<Object> heard = new ArrayList<>();
    private final Background background = new Background(Runnable::run, window::add, heard::add);

    @Test
    void bringsTheAnswerToTheWindow() {
        background.run(() -> 42).onSuccess(heard::add).atEnd(() -> heard.add("end")).start();
        assertThat(heard).isEmpty();

        window.remove().run();
        assertThat(heard).containsExactly(42, "end");
    }

    @Test
    void givesAFailureToTheHandlerOfItsType() {
        StepException failure = new StepException(Problem.blocker("x"), null);
        background.run(() -> {
            throw failure;
        }).onFailure(StepException.class, thrown -> heard.add("step")).onFailure(ProblemException.class,
                thrown -> heard.add("problem")).start();

        window.remove().run();
        assertThat(heard).containsExactly("step");
    }

    @Test
    void givesABugToTheLastHandler() {
        IllegalStateException bug = new IllegalStateException();
        background.run(() -> {
            throw bug;
        }).onFailure(ProblemException.class, heard::add).start();

        window.remove().run();
        assertThat(heard).containsExactly(bug);
    }

    @Test
    void leavesOutWhatTheWindowIsTooSlowFor() {
        var newest = background.<Integer>newest(heard::add);
        newest.accept(1);
        newest.accept(2);
        newest.accept(3);

        assertThat(window).hasSize(1);
        window.remove().run();
        assertThat(heard).containsExactly(3);
    }

    @Test
    void keepsQuietOnceItsWindowIsGone() {
        background.run(() -> 42).onSuccess(heard::add).atEnd(() -> heard.add("end")).start();
        background.close();
        window.remove().run();
        background.run(() -> 43).onSuccess(heard::add).start();

        assertThat(heard).isEmpty();
        assertThat(window).isEmpty();
    }
}
