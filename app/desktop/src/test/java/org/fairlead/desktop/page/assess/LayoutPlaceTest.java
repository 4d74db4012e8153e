package org.fairlead.desktop.page.assess;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutPlaceTest {
    private final Playbook playbook = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow()
            .playbook();

    private Optional<LayoutPlace> of(String job, Way way, String id, Problem problem) {
        return LayoutPlace.of(new Finding(id, "assess.group.target", problem), Plan.of(playbook.id(), job)
                .withWay(way), playbook);
    }

    @Test
    void offersWhatTheJobCanReadWhereASiteShowsSeveral() {
        LayoutPlace place = of("upgrade-layout", Way.HERE, "settings/target/layout", Problem.blocker(
                "assess.settings.layouts", "shop", "l1a, l2")).orElseThrow();

        assertThat(place).isEqualTo(new LayoutPlace(true, java.util.List.of("l1a", "l1b", "l2")));
        Plan plan = place.choose(Plan.of(playbook.id(), "upgrade-layout"), "l1a");
        assertThat(plan.configuration().fromLayout()).isEqualTo("l1a");
        assertThat(plan.configuration().toLayout()).isEmpty();
    }

    @Test
    void offersEveryOtherLayoutToGoTo() {
        LayoutPlace place = of("upgrade-layout", Way.HERE, "settings/new-layout", Problem.blocker(
                "assess.settings.no-new-layout", "l1b, l2, l3")).orElseThrow();

        assertThat(place.layouts()).containsExactly("l1b", "l2", "l3");
        assertThat(place.choose(Plan.of(playbook.id(), "upgrade-layout"), "l2").configuration().toLayout())
                .isEqualTo("l2");
    }

    @Test
    void asksTheTargetOfTwoSitesWhereItsSettingsGo() {
        LayoutPlace place = of("move-configuration", Way.DIRECT, "settings/target/layout", Problem.info(
                "assess.settings.fresh", "shop")).orElseThrow();

        assertThat(place.from()).isFalse();
        assertThat(place.chosen(place.choose(Plan.of(playbook.id(), "move-configuration"), "l3"))).isEqualTo(
                "l3");
    }

    @Test
    void asksNothingWhereTheLayoutIsClear() {
        assertThat(of("move-configuration", Way.DIRECT, "settings/source/layout", Problem.passed(
                "assess.settings.layout", "l1a"))).isEmpty();
        assertThat(of("move-configuration", Way.DIRECT, "settings/source/layout", Problem.blocker(
                "assess.settings.nothing-stored", "shop"))).isEmpty();
        assertThat(of("move-configuration", Way.DIRECT, "misfit/a/b/too-long", Problem.warning(
                "misfit.too-long", "a", "b", 3))).isEmpty();
    }
}
