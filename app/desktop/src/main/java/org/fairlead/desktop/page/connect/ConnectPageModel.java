package org.fairlead.desktop.page.connect;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.model.Problem;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.site.Site.Side;

/** Opens the way on when both sides have answered, and says why while they have not. */
final class ConnectPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final SidePageModel source;
    private final SidePageModel target;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private String playbook = "";

    ConnectPageModel(Desk desk) {
        this.desk = desk;
        source = new SidePageModel(desk, Side.SOURCE);
        target = new SidePageModel(desk, Side.TARGET);
        for (SidePageModel side : List.of(source, target)) {
            side.trial().addListener((at, was, is) -> decide());
            side.settings().addListener((at, was, is) -> decide());
            side.files().addListener((at, was, is) -> decide());
            side.web().addListener((at, was, is) -> decide());
        }
    }

    /** Shows what the plan says, once for each system chosen. */
    boolean begin() {
        Plan plan = desk.plan().get();
        if (playbook.equals(plan.playbook())) {
            return false;
        }
        playbook = plan.playbook();
        source.show(plan.source());
        target.show(plan.target());
        for (SidePageModel side : List.of(source, target)) {
            if (side.isComplete()) {
                side.test();
            }
        }
        decide();
        return true;
    }

    private void decide() {
        boolean ready = source.answered() && target.answered() && wanted().isEmpty();
        state.canGoNext().set(ready);
        state.mark().set(ready ? Mark.DONE : refused() ? Mark.ATTENTION : Mark.OPEN);
        state.hint().set(hint());
    }

    private boolean refused() {
        return source.trial().get() instanceof SidePageModel.Trial.Refused || target.trial()
                .get() instanceof SidePageModel.Trial.Refused;
    }

    private String hint() {
        for (SidePageModel side : List.of(source, target)) {
            if (!side.answered()) {
                String at = "window.connect.hint." + (side.side() == Side.SOURCE ? "source" : "target");
                return desk.words().say(side.trial().get() instanceof SidePageModel.Trial.Refused ? at
                        + ".refused"
                        : at);
            }
        }
        return wanted().map(desk.words()::say).orElse("");
    }

    /** Key of the sentence about something required that is not entered. */
    private Optional<String> wanted() {
        for (SidePageModel side : List.of(source, target)) {
            String at = side.side() == Side.SOURCE ? "source" : "target";
            var needs = side.needs();
            if (needs.settings() == Want.REQUIRED && side.settings().get()
                    .isBlank()) {
                return Optional.of("window.connect.hint." + at + ".settings");
            }
            if (needs.files() == Want.REQUIRED && side.files().get()
                    .isBlank()) {
                return Optional.of("window.connect.hint." + at + ".files");
            }
        }
        return Optional.empty();
    }

    /** Gives the connections to the engine, then goes on. */
    void proceed(Runnable goOn) {
        if (desk.committed().get()) {
            goOn.run();
            return;
        }
        problem.set(Optional.empty());
        state.busy().set(true);
        Plan changed = desk.plan().get().withSource(source.endpoint()).withTarget(target.endpoint());
        desk.hold(changed, () -> {
            state.busy().set(false);
            goOn.run();
        }, refusal -> {
            state.busy().set(false);
            problem.set(Optional.of(refusal));
        });
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    SidePageModel source() {
        return source;
    }

    SidePageModel target() {
        return target;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
