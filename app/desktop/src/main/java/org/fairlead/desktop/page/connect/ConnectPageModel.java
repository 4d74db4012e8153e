package org.fairlead.desktop.page.connect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.model.Problem;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.playbook.Way;
import org.fairlead.site.Site.Side;

/** Opens the way on when both sides have answered, and says why while they have not. */
final class ConnectPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final SidePageModel source;
    private final SidePageModel target;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private String shown = "";

    ConnectPageModel(Desk desk) {
        this.desk = desk;
        source = new SidePageModel(desk, Side.SOURCE);
        target = new SidePageModel(desk, Side.TARGET);
        for (SidePageModel side : List.of(source, target)) {
            side.trial().addListener((at, was, is) -> decide());
            side.store().trial().addListener((at, was, is) -> decide());
            side.store().used().addListener((at, was, is) -> decide());
            side.settings().addListener((at, was, is) -> decide());
            side.files().addListener((at, was, is) -> decide());
            side.web().addListener((at, was, is) -> decide());
        }
    }

    /** The sides that the plan's way has. */
    List<SidePageModel> sides() {
        Way way = desk.plan().get().way();
        return Stream.of(source, target).filter(side -> side.side() == Side.SOURCE ? way.hasSource() : way
                .hasTarget()).toList();
    }

    /** Shows what the plan says, once for each system and way chosen. */
    boolean begin() {
        Plan plan = desk.plan().get();
        String wanted = plan.playbook() + " " + plan.way().word();
        if (shown.equals(wanted)) {
            return false;
        }
        shown = wanted;
        source.show(plan.source());
        target.show(plan.target());
        for (SidePageModel side : sides()) {
            side.testWhatIsComplete();
        }
        decide();
        return true;
    }

    private void decide() {
        boolean ready = sides().stream().allMatch(side -> side.answered() && side.store().isSettled())
                && wanted().isEmpty();
        state.canGoNext().set(ready);
        state.mark().set(ready ? Mark.DONE : refused() ? Mark.ATTENTION : Mark.OPEN);
        state.hint().set(hint());
    }

    private boolean refused() {
        return sides().stream().anyMatch(side -> side.trial().get() instanceof SidePageModel.Trial.Refused
                || side.store().isRefused());
    }

    private String hint() {
        for (SidePageModel side : sides()) {
            if (!side.answered()) {
                String at = "window.connect.hint." + (side.side() == Side.SOURCE ? "source" : "target");
                return desk.words().say(side.trial().get() instanceof SidePageModel.Trial.Refused ? at
                        + ".refused"
                        : at);
            }
        }
        if (sides().stream().anyMatch(side -> !side.store().isSettled())) {
            return desk.words().say("window.connect.hint.redis");
        }
        return wanted().map(desk.words()::say).orElse("");
    }

    /** Key of the sentence about something required that is not entered. */
    private Optional<String> wanted() {
        for (SidePageModel side : sides()) {
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

    /** The plan with what the forms say now. */
    Plan entered() {
        Plan plan = desk.plan().get();
        return plan.withSource(plan.way().hasSource() ? source.endpoint() : plan.source()).withTarget(plan
                .way()
                .hasTarget() ? target.endpoint() : plan.target());
    }

    /** Gives the connections to the engine, then goes on. */
    void proceed(Runnable goOn) {
        if (desk.committed().get()) {
            goOn.run();
            return;
        }
        problem.set(Optional.empty());
        state.busy().set(true);
        desk.hold(entered(), () -> {
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
