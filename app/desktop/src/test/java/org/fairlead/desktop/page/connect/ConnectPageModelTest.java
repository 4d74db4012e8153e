package org.fairlead.desktop.page.connect;

import java.util.Map;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.model.Problem;
import org.fairlead.plan.SecretRef;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page decides, without a window: work is done at once. */
class ConnectPageModelTest {
    private final Harness harness = new Harness();
    private Desk desk;
    private ConnectPageModel model;

    @BeforeEach
    void begin() {
        harness.script.stepMillis = 0;
        Executor atOnce = Runnable::run;
        desk = new Desk(harness.tools(atOnce), null, new EnteredSecrets(Map.of()));
        desk.choose(desk.tools().playbooks().getFirst(), "upgrade-v1-v2");
        model = new ConnectPageModel(desk);
        model.begin();
    }

    private void fill() {
        model.source().fill("/srv/app/db.sqlite3");
        model.target().fill("postgresql://aidesign@db1.kestrel.example/aidesign");
    }

    @Test
    void opensTheWayOnWhenBothHaveAnswered() {
        assertThat(model.state().canGoNext().get()).isFalse();
        assertThat(model.state().hint().get()).isEqualTo("Test the source to go on.");

        fill();

        assertThat(model.state().canGoNext().get()).isTrue();
        assertThat(model.state().mark().get()).isEqualTo(Mark.DONE);
    }

    @Test
    void anyChangeAsksForAnotherTest() {
        fill();
        model.target().host().set("db2.kestrel.example");

        assertThat(model.state().canGoNext().get()).isFalse();
        assertThat(model.state().hint().get()).isEqualTo("Test the target to go on.");
    }

    @Test
    void saysWhatWasRefused() {
        harness.script.refused.put("target", Problem.blocker("fake.refused"));
        fill();

        assertThat(model.target().trial().get()).isEqualTo(new SidePageModel.Trial.Refused(Problem.blocker(
                "fake.refused")));
        assertThat(model.state().mark().get()).isEqualTo(Mark.ATTENTION);
    }

    @Test
    void aTypedPasswordNeverEntersThePlan() {
        fill();
        model.target().password().set("hunter2");
        model.target().test();
        model.proceed(() -> {});

        assertThat(desk.plan().get().target().database().password()).isEqualTo(new SecretRef.Ask());
        assertThat(desk.plan().get().toString()).doesNotContain("hunter2");
        assertThat(desk.secrets().knows("target.password")).isTrue();
        assertThat(desk.held().get()).isPresent();
    }
}
