package org.fairlead.desktop.page.plan;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;

import static org.assertj.core.api.Assertions.assertThat;

/** A query that came with a plan is asked for; one that is written here, or was agreed to, is not. */
class AcceptanceModelTest {
    private static final OwnCheck ORDERS = new OwnCheck("orders", "", 0, "", "SELECT COUNT(*) FROM {p}orders",
            "");

    private final Playbook playbook = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow()
            .playbook();

    private Plan came() {
        Plan plan = Plan.of(playbook.id(), "move-data");
        return OwnStatements.notAgreed(plan.withTarget(plan.target().withDatabase(plan.target().database()
                .named("shop"))).withAcceptance(new Acceptance(List.of(), List.of(ORDERS), List.of())));
    }

    @Test
    void whatCameInAFileWaitsForABoxToBeTicked() {
        var model = new AcceptanceModel(came(), playbook);

        assertThat(model.looks().getFirst().mayRun().get()).isFalse();
        assertThat(OwnStatements.mayRun(ORDERS, model.into(came()))).isFalse();
        model.looks().getFirst().mayRun().set(true);
        Plan agreed = model.into(came());
        assertThat(OwnStatements.mayRun(ORDERS, agreed)).isTrue();
        assertThat(new AcceptanceModel(agreed, playbook).looks().getFirst().mayRun().get()).isTrue();
    }

    @Test
    void anotherTextOrAnotherDatabaseIsAskedAgain() {
        var model = new AcceptanceModel(came(), playbook);
        model.looks().getFirst().mayRun().set(true);
        Plan agreed = model.into(came());
        var other = new OwnCheck("orders", "", 0, "", "SELECT SLEEP(1000)", "");

        assertThat(OwnStatements.mayRun(other, agreed)).isFalse();
        assertThat(OwnStatements.mayRun(ORDERS, agreed.withTarget(agreed.target().withDatabase(agreed.target()
                .database().named("elsewhere"))))).isFalse();
        assertThat(OwnStatements.mayRun(ORDERS, OwnStatements.reading(agreed, agreed.withTarget(agreed
                .target()
                .withDatabase(agreed.target().database().named("a_copy")))))).as("a copy of the same")
                .isTrue();
    }
}
