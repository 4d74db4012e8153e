package org.fairlead.desktop.page.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.report.HtmlDocument;
import org.fairlead.run.Journey;

/**
 * The plan outside the window: as a plan file, as a document, on paper. What leaves is what the engine holds,
 * so what was decided on the page is given to it first.
 */
final class PlanPaper {
    private final PlanPageModel plan;
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Problem>> told = new SimpleObjectProperty<>(Optional.empty());

    PlanPaper(PlanPageModel plan) {
        this.plan = plan;
    }

    void saveFile() {
        choose("window.plan.save.title", "plan.yaml").ifPresent(file -> {
            Plan decided = plan.decided();
            work(desk().tools().background().run(() -> desk().tools().ports().planFiles().write(decided,
                    file)),
                    yes -> saved(file));
        });
    }

    void saveDocument() {
        String run = desk().held().get().map(Desk.Held::runId).orElse("run");
        choose("window.plan.document.title", "fairlead-plan-" + run + ".html").ifPresent(file -> plan.proceed(
                () -> {
                    Journey journey = desk().journey();
                    work(desk().tools().turn().run(() -> new HtmlDocument(journey.planDocument()).write(
                            file)),
                            written -> {
                                saved(written);
                                desk().tools().ports().opener().open(written);
                            });
                }));
    }

    void print() {
        plan.proceed(() -> {
            Journey journey = desk().journey();
            work(desk().tools().turn().run(journey::planDocument), document -> {
                working.set(true);
                desk().tools().ports().printing().print(document, this::printed);
            });
        });
    }

    private void printed(Printing.Result result) {
        working.set(false);
        told.set(switch (result) {
            case PRINTED -> Optional.of(Problem.passed("window.print.done"));
            case CANCELLED -> Optional.empty();
            case NO_PRINTER -> Optional.of(Problem.warning("window.print.no-printer"));
            case FAILED -> Optional.of(Problem.warning("window.print.failed"));
        });
    }

    private Optional<Path> choose(String title, String name) {
        return desk().tools().ports().chooser().save(desk().words().say(title), name);
    }

    private void saved(Path file) {
        told.set(Optional.of(Problem.passed("window.plan.saved", file.toString())));
    }

    private <T> void work(Background.Work<T> work, Consumer<T> then) {
        working.set(true);
        told.set(Optional.empty());
        work.onSuccess(answer -> {
            working.set(false);
            then.accept(answer);
        }).onFailure(ProblemException.class, failure -> {
            working.set(false);
            told.set(Optional.of(failure.problem()));
        }).start();
    }

    private Desk desk() {
        return plan.desk();
    }

    ReadOnlyBooleanProperty working() {
        return working;
    }

    /** What there is to say about the last thing asked for. */
    ReadOnlyObjectProperty<Optional<Problem>> told() {
        return told;
    }
}
