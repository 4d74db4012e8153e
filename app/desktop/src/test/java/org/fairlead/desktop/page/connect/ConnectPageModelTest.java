package org.fairlead.desktop.page.connect;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.model.Problem;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;

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
    void aStoreThatIsUsedHasToAnswerToo() {
        fill();
        StorePageModel store = model.target().store();
        store.used().set(true);
        assertThat(model.state().canGoNext().get()).isFalse();
        assertThat(model.state().hint().get()).isEqualTo("Test Redis to go on, or switch it off.");
        assertThat(store.isComplete()).isFalse();

        store.host().set("cache.kestrel.example");
        store.database().set("2");
        store.password().set("hunter2");
        harness.script.refused.put("target.redis", Problem.blocker("fake.refused"));
        model.target().testStore();
        assertThat(store.trial().get()).isEqualTo(new StorePageModel.Trial.Refused(Problem.blocker(
                "fake.refused")));
        assertThat(model.state().mark().get()).isEqualTo(Mark.ATTENTION);
        harness.script.refused.clear();
        model.target().testStore();

        assertThat(model.state().canGoNext().get()).isTrue();
        model.proceed(() -> {});
        assertThat(desk.plan().get().target().redis()).isEqualTo(new KeyValueAddress("cache.kestrel.example",
                0, 2, "", new SecretRef.Ask(), Tls.DISABLE, ""));
        assertThat(desk.plan().get().toString()).doesNotContain("hunter2");
        assertThat(desk.secrets().knows("target.redis-password")).isTrue();
        store.used().set(false);
        assertThat(model.state().canGoNext().get()).isTrue();
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

    private void wordpress() {
        desk.choose(desk.tools().playbooks().stream().filter(playbook -> playbook.id().equals(
                "memberpress-ai-assistant")).findFirst().orElseThrow(), "move-configuration");
        model = new ConnectPageModel(desk);
        model.begin();
    }

    @Test
    void aWpConfigFillsPrefixAndPasswordAndSaysWhatItLeavesOpen() {
        wordpress();
        model.source().fill("/srv/shop/wp-config.php");

        assertThat(model.source().answered()).isTrue();
        assertThat(model.source().notes().get()).extracting(Problem::key).containsExactly(
                "wp-config.info.localhost", "wp-config.problem.not-literal");
        assertThat(model.source().endpoint().prefix()).isEqualTo("shop_");
        assertThat(model.source().endpoint().database().password()).isEqualTo(new SecretRef.WpConfig(
                "/srv/shop/wp-config.php"));
        assertThat(model.source().passwordFrom()).isEqualTo(
                "Taken from DB_PASSWORD in /srv/shop/wp-config.php");
    }

    @Test
    void aKeyThatNobodyKnowsIsAcceptedByHandAndThenTheFileIsRead() {
        wordpress();
        model.source().fill("sftp://deploy@shop.example/wp-config.php");

        assertThat(model.source().trial().get()).isInstanceOf(SidePageModel.Trial.Refused.class);
        assertThat(model.source().ssh().over().get()).isTrue();
        assertThat(model.source().ssh().host().get()).isEqualTo("shop.example");
        assertThat(model.source().ssh().fingerprint().get()).isEmpty();
        assertThat(model.source().hasUnread()).isTrue();

        model.source().trust(harness.script.hostKey);

        assertThat(model.source().answered()).isTrue();
        assertThat(model.source().hasUnread()).isFalse();
        assertThat(model.source().endpoint().ssh().fingerprint()).isEqualTo(harness.script.hostKey);

        model.source().ssh().over().set(false);
        assertThat(model.source().answered()).isFalse();
        assertThat(model.source().endpoint().ssh()).isEqualTo(SshAddress.NONE);
    }

    @Test
    void secretsOfTheWayOverSshNeverEnterThePlan() {
        wordpress();
        for (SidePageModel side : List.of(model.source(), model.target())) {
            side.fill("/srv/shop/wp-config.php");
            side.ssh().over().set(true);
            side.ssh().host().set("shop.example");
            side.ssh().user().set("deploy");
        }
        model.source().ssh().password().set("hunter2");
        model.target().ssh().keyFile().set("/home/ada/.ssh/key");
        model.target().ssh().passphrase().set("hunter3");
        model.target().ssh().port().set("70000");
        assertThat(model.target().isComplete()).isFalse();
        model.target().ssh().port().set("2222");
        assertThat(model.target().isComplete()).isTrue();
        model.proceed(() -> {});

        assertThat(desk.plan().get().source().ssh().password()).isEqualTo(new SecretRef.Ask());
        assertThat(desk.plan().get().target().ssh()).isEqualTo(new SshAddress("shop.example", 2222, "deploy",
                "/home/ada/.ssh/key", new SecretRef.Ask(), SecretRef.none(), "", ""));
        assertThat(desk.plan().get().toString()).doesNotContain("hunter");
        assertThat(desk.missingSecrets()).isEmpty();
        assertThat(desk.secrets().knows("source.ssh-password")).isTrue();
        assertThat(desk.secrets().knows("target.ssh-passphrase")).isTrue();
    }
}
