package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;
import org.fairlead.secret.Secret;
import org.fairlead.site.KeyValues;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.TableState;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.PlaceJourney.done;

/**
 * An upgrade in place with the Redis that belongs to the site: looked at, kept, emptied in part, put back.
 */
class SuiteStoreTest {
    private static final Map<String, String> CHOICES = Map.of("user-types", "all-student");
    private static final byte[] BINARY = {'l', 'o', 'c', 'k', ':', 0, (byte) 0xff};

    @TempDir
    private Path home;

    private final String database = FaradayBase.small();
    private final KeyValueAddress address = TestRedis.empty();
    private final Jedis client = TestRedis.client(address);

    @AfterEach
    void close() {
        client.close();
    }

    private static String md5(int number) {
        return String.format(java.util.Locale.ROOT, "%032x", number * 7919L);
    }

    private static SetParams seconds(long seconds) {
        return SetParams.setParams().ex(seconds);
    }

    /** What the program keeps there, and a key of somebody else. */
    private void fill() {
        client.sadd("blocked_ips", "203.0.113.7", "203.0.113.8");
        client.hset("block_expiry", "203.0.113.7", "1764150000");
        client.set("rate_limit:203.0.113.9", "3", seconds(3600));
        for (int i = 0; i < 700; i++) {
            client.set(md5(i), "page " + i, seconds(3000 + i));
        }
        client.set("shared_resources:org-1", "x", seconds(4000));
        client.hset("notification:instances", "a", "1");
        client.set(BINARY, BINARY);
        client.set("somebody:else", "theirs");
    }

    private Endpoint site() {
        return Endpoint.EMPTY.withDatabase(TestPostgres.address(database)).withRedis(address);
    }

    private PlaceJourney begin() throws Exception {
        return PlaceJourney.begin(home, site(), "upgrade-suite", CHOICES);
    }

    private static Finding finding(List<Finding> findings, String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst().orElseThrow(
                () -> new AssertionError(id + " among " + findings));
    }

    private static Optional<ActionResult> flush(UpgradeReport report) {
        return report.actions().stream().filter(action -> action.id().equals("flush-redis")).findFirst();
    }

    @Test
    void theAssessmentShowsWhatLiesThere() throws Exception {
        fill();
        client.set("blocked:someone", "never ends");
        try (PlaceJourney run = begin()) {
            AssessReport report = done(run.journey().assess(Controls.silent()));

            Finding inventory = finding(report.findings(), "keys/inventory");
            assertThat(inventory.problem()).isEqualTo(Problem.info("assess.keys.inventory", 708L, 2L, address
                    .place()));
            assertThat(inventory.evidence().rows()).anySatisfy(row -> assertThat(row).startsWith(
                    "dashboard-cache", "700", "700", "0")).anySatisfy(row -> assertThat(row)
                            .startsWith("block-list", "2", "0", "2")).anySatisfy(row -> assertThat(
                                    row).startsWith("?", "1", "0", "1"));
            assertThat(finding(report.findings(), "keys/unclaimed").evidence().rows()).containsExactly(List
                    .of("somebody:…", "string"));
            assertThat(finding(report.findings(), "keys/expiry").evidence().rows()).containsExactly(List.of(
                    "blocked:…", "rate-limits"));
            assertThat(finding(report.findings(), "keys/persistence").problem().severity()).isEqualTo(
                    Severity.WARNING);
            assertThat(finding(report.findings(), "requirement/redis").problem().severity()).isEqualTo(
                    Severity.PASSED);
        }
    }

    @Test
    void whatWouldGoIsShownFirstAndNothingIsTouched() throws Exception {
        fill();
        Map<String, String> before = TestRedis.everything(address);
        try (PlaceJourney run = begin()) {
            done(run.journey().assess(Controls.silent()));
            UpgradeTrial.Report report = done(run.journey().tryUpgrade(3, Controls.silent()));

            UpgradeTrial.Tried tried = report.actions().stream().filter(action -> action.id().equals(
                    "flush-redis")).findFirst().orElseThrow();
            assertThat(tried.state()).isEqualTo("keys");
            assertThat(tried.removed()).isEqualTo(703);
            assertThat(tried.samples()).hasSize(3).allSatisfy(sample -> assertThat(sample.table()).isEqualTo(
                    address.place()));
        }
        assertThat(TestRedis.everything(address)).isEqualTo(before);
    }

    @Test
    void keysAreKeptEmptiedAndPutBackAsTheyWere() throws Exception {
        fill();
        Map<String, String> before = TestRedis.everything(address);
        try (PlaceJourney run = begin()) {
            done(run.journey().assess(Controls.silent()));
            BackupReport backup = done(run.journey().backup(Secret.of("the way back 4711"), Controls
                    .silent()));
            assertThat(backup.keys().manner()).isEqualTo("keys-scratch");
            assertThat(backup.keys().equalRows()).isEqualTo(707);
            assertThat(backup.items()).anySatisfy(item -> {
                assertThat(item.kind()).isEqualTo("keys");
                assertThat(item.rows()).isEqualTo(707);
            });
            assertThat(TestRedis.everything(address)).isEqualTo(before);

            assertThat(flush(done(run.journey().upgrade(Controls.silent())))).contains(new ActionResult(
                    "flush-redis", "done", 0, 0, 703));
            assertThat(TestRedis.everything(address)).containsOnlyKeys("blocked_ips", "block_expiry",
                    "rate_limit:203.0.113.9", "somebody:else");

            VerifyReport verified = done(run.journey().verify(Controls.silent()));
            assertThat(finding(verified.checks(), "check/redis-answers").problem().severity()).isEqualTo(
                    Severity.PASSED);
            assertThat(finding(verified.checks(), "check/block-list-kept").problem().severity()).isEqualTo(
                    Severity.PASSED);

            RollbackReport back = done(run.rollback(Map.of()));
            assertThat(TestRedis.everything(address)).isEqualTo(before);
            assertThat(back.tables()).contains(new TableState(address.place(), 707, 0, 0, 0));
            assertThat(back.kept()).isEmpty();
        }
    }

    @Test
    void whatOthersWroteSinceStaysAndWhatHasEndedIsCounted() throws Exception {
        fill();
        // long enough to be there when a busy machine comes to the flush
        long over = System.currentTimeMillis() + 15_000;
        client.set(md5(9000), "short", SetParams.setParams().pxAt(over));
        try (PlaceJourney run = begin()) {
            run.ready();
            done(run.journey().upgrade(Controls.silent()));
            client.set(md5(1), "made again", seconds(500));
            client.sadd("blocked_ips", "203.0.113.10");
            VerifyReport verified = done(run.journey().verify(Controls.silent()));
            assertThat(finding(verified.checks(), "check/block-list-kept").problem().severity()).isEqualTo(
                    Severity.WARNING);
            Thread.sleep(Math.max(1, over + 200 - System.currentTimeMillis()));

            RollbackPreview preview = preview(run);
            assertThat(preview.undoing()).anySatisfy(undoing -> {
                assertThat(undoing.kind()).isEqualTo("keys");
                assertThat(undoing.returned()).isEqualTo(702);
            });
            RollbackReport back = done(run.rollback(Map.of()));

            assertThat(client.get(md5(1))).isEqualTo("made again");
            assertThat(client.get(md5(2))).isEqualTo("page 2");
            assertThat(client.exists(md5(9000))).isFalse();
            assertThat(back.kept()).containsExactlyInAnyOrder(new Kept(address.place(), md5(1).substring(0, 3)
                    + "…",
                    "changed-since"), new Kept(address.place(), "1", "keys-over"));
            assertThat(back.tables()).contains(new TableState(address.place(), 705, 2, 0, 0));
        }
    }

    private static RollbackPreview preview(PlaceJourney run) throws Exception {
        try (Secret secret = Secret.of("the way back 4711")) {
            return done(run.journey().previewRollback(secret, Map.of(), Controls.silent()));
        }
    }

    @Test
    void aKeyThatIsTooLargeClosesTheGateByName() throws Exception {
        client.set("activity:7", "x".repeat(KeyValues.LARGEST + 1));
        try (PlaceJourney run = begin()) {
            StepOutcome<AssessReport> assessed = run.journey().assess(Controls.silent());

            assertThat(assessed).isInstanceOf(StepOutcome.Blocked.class);
            StepOutcome<BackupReport> kept = run.journey().backup(Secret.of("the way back 4711"), Controls
                    .silent());
            assertThat(kept).isInstanceOfSatisfying(StepOutcome.Blocked.class, blocked -> assertThat(blocked
                    .findings().toString()).contains("backup.problem.keys-too-large", "activity:7"));
        }
    }

    @Test
    void onlyWhatIsNeededIsKeptWhereThePlanSaysSo() throws Exception {
        fill();
        try (PlaceJourney run = PlaceJourney.begin(home, site(), "upgrade-suite", Map.of("user-types",
                "all-student", "saved-keys", "needed"))) {
            done(run.journey().assess(Controls.silent()));
            BackupReport backup = done(run.journey().backup(Secret.of("the way back 4711"), Controls
                    .silent()));

            assertThat(backup.keys().equalRows()).isEqualTo(2);
        }
    }

    @Test
    void anUnreachableStoreIsSaidAndClosesTheGate() throws Exception {
        KeyValueAddress nobody = new KeyValueAddress("localhost", TestRedis.free(), 0, "", address
                .password(), address.tls(), "");
        try (PlaceJourney run = PlaceJourney.begin(home, site().withRedis(nobody), "upgrade-suite",
                CHOICES)) {
            StepOutcome<AssessReport> outcome = run.journey().assess(Controls.silent());

            assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Blocked.class, blocked -> assertThat(
                    blocked
                            .findings().toString()).contains("redis.problem.refused"));
        }
    }

    @Test
    void aStoreThatTheSettingsNameButThePlanDoesNotIsSaid() throws Exception {
        Path settings = Files.writeString(home.resolve("site.env"), "REDIS_URL=redis://cache:6379/0\n");
        Endpoint without = site().withRedis(KeyValueAddress.NONE).withSettings(settings.toString());
        try (PlaceJourney run = PlaceJourney.begin(home, without, "upgrade-suite", CHOICES)) {
            AssessReport report = done(run.journey().assess(Controls.silent()));

            assertThat(finding(report.findings(), "keys/connected").problem()).isEqualTo(Problem.warning(
                    "assess.keys.not-connected", "REDIS_URL", settings.toString()));
            assertThat(run.journey().playbook().checklists()).anySatisfy(item -> assertThat(item.id())
                    .isEqualTo("rollback-redis"));
        }
    }

    @Test
    void withAStoreNobodyHasToDoItByHand() throws Exception {
        try (PlaceJourney run = begin()) {
            assertThat(run.journey().playbook().checklists()).noneSatisfy(item -> assertThat(item.id())
                    .contains("redis"));
        }
    }

    @Test
    void theContentsReachNoFileInClear() throws Exception {
        client.set(md5(1), "canary-content-4711", seconds(1000));
        client.set("blocked_ips", "canary-content-4711");
        try (PlaceJourney run = begin()) {
            run.whole();
            run.journey().report(home.resolve("report.html"));
            done(run.rollback(Map.of()));
        }
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).toList()).isNotEmpty().allSatisfy(
                    file -> assertThat(new String(Files.readAllBytes(file),
                            java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(
                                    "canary-content-4711"));
        }
    }
}
