package org.fairlead.plan;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.fairlead.playbook.PlaybookCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command gets in variables is part of what people approve. */
class ShownVariablesTest {
    private static CommandText frontEnd(String api) {
        var playbook = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        Plan plan = Plan.of("ai-design-tool", "upgrade-v1-v2").withChoices(Map.of("builds-front-end", "yes",
                "public-api", api));
        return CommandTexts.find(CommandTexts.of(plan.of(playbook), plan), "front-end").orElseThrow();
    }

    @Test
    void anotherAnswerIsAnotherText() {
        CommandText text = frontEnd("https://a.example/api");

        assertThat(text.environment()).containsEntry("NEXT_PUBLIC_API_URL", "https://a.example/api");
        assertThat(frontEnd("https://b.example/api").digest()).isNotEqualTo(text.digest());
    }

    @Test
    void secretsStayNames() {
        var playbook = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        var choices = new HashMap<String, String>();
        choices.put("public-api", "${target.password}");
        var shown = Templates.shown(playbook, Plan.of("ai-design-tool", "upgrade-v1-v2").withChoices(
                choices));

        assertThat(shown.apply("x ${target.password}")).isEqualTo("x ${target.password}");
    }
}
