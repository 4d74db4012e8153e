package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.move.Joining.Found;
import org.fairlead.move.Joining.Owner;
import org.fairlead.move.Joining.Table;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.playbook.Playbook;

import static org.assertj.core.api.Assertions.assertThat;

/** What is decided about rows and people, without a window: work is done at once. */
class DataPageModelTest {
    private static final String USERS = "users";

    private final Harness harness = new Harness();
    private Desk desk;
    private DataPageModel model;

    @BeforeEach
    void begin() {
        harness.script.stepMillis = 0;
        desk = new Desk(harness.tools(Runnable::run), null, new EnteredSecrets(Map.of()));
        Playbook wordpress = desk.tools().playbooks().stream().filter(one -> one.id().equals(
                "memberpress-ai-assistant")).findFirst().orElseThrow();
        desk.choose(wordpress, "move-data");
        desk.hold(desk.plan().get(), () -> {}, refusal -> {
            throw new AssertionError(refusal);
        });
        model = DataPageModel.of(desk, wordpress).orElseThrow();
        model.refresh();
    }

    private Owner owner(long number) {
        return model.joining().get().owners().getFirst().owners().stream().filter(one -> one.number()
                == number).findFirst().orElseThrow();
    }

    private DataChoice inTheEngine() {
        return harness.workspace().last().plan().data();
    }

    @Test
    void isThereOnlyForRowsThatJoinOthers() {
        Playbook other = desk.tools().playbooks().getFirst();
        desk.choose(other, "upgrade-v1-v2");

        assertThat(DataPageModel.of(desk, other)).isEmpty();
    }

    @Test
    void takesEverythingUntilSomethingIsLeftAway() {
        assertThat(inTheEngine()).isEqualTo(DataChoice.NONE);

        model.take(model.datasets().getLast(), false);
        assertThat(inTheEngine().datasets()).containsExactly("mpai_conversations", "mpai_messages",
                "mpai_plugin_logs");

        model.take(model.datasets().getLast(), true);
        assertThat(inTheEngine().datasets()).isEmpty();

        model.datasets().forEach(dataset -> model.take(dataset, false));
        assertThat(model.wrong().get()).contains("window.data.hint.nothing");
        assertThat(inTheEngine().datasets()).hasSize(1);
    }

    @Test
    void countsAgainWithADay() {
        model.since().set("2026-01-01");
        model.refresh();

        assertThat(inTheEngine().since()).isEqualTo("2026-01-01");
        assertThat(model.joining().get().tables()).extracting(Table::newer).containsExactly(203L, 2350L, 61L);
    }

    @Test
    void namesACounterpartAndTakesItBack() {
        model.match(USERS, owner(5), " carla ");
        assertThat(inTheEngine().matches()).isEqualTo(Map.of(USERS, Map.of("clara", "carla")));
        assertThat(owner(5).found()).isEqualTo(Found.BY_PLAN);

        model.match(USERS, owner(5), "nobody-there");
        assertThat(owner(5).found()).isEqualTo(Found.NOBODY);
        assertThat(model.match(USERS, owner(5))).isEqualTo("nobody-there");

        model.match(USERS, owner(5), "");
        assertThat(inTheEngine().matches()).isEmpty();
    }

    @Test
    void whatWasFoundByItselfIsNotNamed() {
        model.match(USERS, owner(3), "benjamin");
        model.match(USERS, owner(99), "anna");

        assertThat(inTheEngine().matches()).isEmpty();
    }

    @Test
    void leavesOutOneOrManyAndTellsThemApart() {
        model.leaveOut(USERS, owner(3), true);
        assertThat(inTheEngine().leaveOut()).isEqualTo(Map.of(USERS, List.of("ben")));
        assertThat(model.isLeftOutByPattern(USERS, owner(3))).isFalse();

        model.patterns(USERS, "ben\n\n *@staging.example ");
        assertThat(inTheEngine().leaveOut()).isEqualTo(Map.of(USERS, List.of("ben", "*@staging.example")));
        assertThat(owner(4).found()).isEqualTo(Found.LEFT_OUT);
        assertThat(model.isLeftOutByPattern(USERS, owner(4))).isTrue();

        model.leaveOut(USERS, owner(3), false);
        assertThat(model.patterns(USERS)).isEqualTo("*@staging.example");
    }

    @Test
    void masksAndKeepsWhatIsUnmatchedBehind() {
        model.mask("mpai_messages.message", true);
        model.unmatched().set(Unmatched.LEAVE_OUT);

        assertThat(inTheEngine().mask()).containsExactly("mpai_messages.message");
        assertThat(inTheEngine().unmatched()).isEqualTo(Unmatched.LEAVE_OUT);
    }

    @Test
    void saysWhyItCannotCountAndGoesOnAfterwards() {
        harness.script.failures.put("joining", Problem.blocker("fake.lost"));
        model.mask("mpai_messages.message", true);
        assertThat(model.problem().get()).contains(Problem.blocker("fake.lost"));

        model.mask("mpai_messages.response", true);
        assertThat(model.problem().get()).isEmpty();
        assertThat(inTheEngine().mask()).hasSize(2);
    }
}
