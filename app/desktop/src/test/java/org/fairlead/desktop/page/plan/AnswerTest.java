package org.fairlead.desktop.page.plan;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Choice;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTest {
    private static final Plan PLAN = Plan.of("ai-design-tool", "upgrade-v1-v2");

    private static Answer answer(String kind, boolean required, String pattern) {
        return new Answer(new Choice("c", kind, "", List.of(), "", pattern, required, List.of("example.com"),
                List.of(), List.of()), PLAN);
    }

    @Test
    void asksForWhatIsRequired() {
        assertThat(answer("text", true, "").wrong()).contains("window.plan.choice.missing");
        assertThat(answer("text", false, "").wrong()).isEmpty();
    }

    @Test
    void looksAtFormNumberAndRefusedValues() {
        Answer number = answer("number", true, "");
        number.value().set("six");
        assertThat(number.wrong()).contains("window.plan.choice.number");
        number.value().set("6379");
        assertThat(number.wrong()).isEmpty();

        Answer text = answer("text", true, "[a-z.]+");
        text.value().set("A");
        assertThat(text.wrong()).contains("window.plan.choice.pattern");
        text.value().set("example.com");
        assertThat(text.wrong()).contains("window.plan.choice.refused");
    }

    @Test
    void aMisfitBecomesADecisionThatWaitsUnlessSomethingElseIsChosen() {
        Finding finding = new Finding("misfit/projects_project/name/too-long", "g", Problem.warning(
                "misfit.too-long"));
        Decision decision = Decision.of(finding, PLAN).orElseThrow();

        assertThat(decision.rule().get()).isEqualTo(MisfitRule.QUARANTINE);
        assertThat(decision.decided()).isEmpty();
        decision.rule().set(MisfitRule.TRUNCATE);
        assertThat(decision.decided()).contains(new Plan.MisfitDecision("projects_project", "name",
                MisfitKind.TOO_LONG,
                MisfitRule.TRUNCATE));
        assertThat(Decision.of(new Finding("misfits", "g", Problem.passed("p")), PLAN)).isEmpty();
    }
}
