package org.fairlead.step.rollback;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

import org.fairlead.action.CommandActions;
import org.fairlead.action.KeyFlush;
import org.fairlead.action.WayBack;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookReader;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Site;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.rollback.RollbackReport.Kept;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a key that cannot be made again and that somebody has written since, a rollback asks. */
class KeyQuestionTest {
    private static final String YAML = """
            fairlead-playbook: 1
            id: small
            system: {kind: small, layouts: [{id: one, dialects: [postgresql], present: [t]}]}
            jobs: [{id: job, from: [one], steps: [upgrade]}]
            connections:
              source: {dialects: [postgresql]}
              target: {dialects: [postgresql], key-values: optional}
            key-values:
              groups: [{id: needed, matches: ["version:*"], life: keep}]
            actions:
              - {kind: flush-keys, id: flush, keys: [needed], copy: by hand}
            """;

    @TempDir
    private Path folder;
    private final KeyValueAddress address = TestRedis.empty();
    private final Jedis client = TestRedis.client(address);
    private final KeyValues store = TestRedis.open(address);
    private final TransientKey key = TransientKey.create();

    @BeforeEach
    void fill() {
        client.mset("version:a", "1", "version:b", "2");
    }

    @AfterEach
    void close() {
        client.close();
    }

    private StepOutcome<RollbackReport> rollback(Map<String, String> decisions) throws Exception {
        Playbook playbook = new PlaybookReader().read(YAML.getBytes(StandardCharsets.UTF_8), "small.yaml",
                "small");
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        RunLog log = record.log(record.begin(new NewRun("small", "job", "", "")).id());
        var wayBack = new WayBack(new UndoJournal(folder.resolve("journal"), new SecureRandom()), AgeSealer
                .toKey(key.recipient()), folder.resolve("undo"));
        if (client.get("version:b").equals("2")) {
            new KeyFlush(store, playbook.keyValues()).run((Action.FlushKeys) playbook.actions().getFirst(),
                    wayBack, () -> false);
            assertThat(client.dbSize()).isZero();
            client.set("version:b", "theirs");
        }
        try (record;
                Site site = new Site(TestPostgres.open(TestPostgres.empty()), Optional.empty(), Optional
                        .empty(), Optional.empty(), Optional.of(TestRedis.open(address)), Optional.empty(),
                        Optional.empty())) {
            return new RollbackStep().run(new RollbackInput(playbook, Optional.empty(), site, wayBack,
                    AgeOpener
                            .withIdentity(key.identity()), decisions, CommandActions.NONE), new StepContext(
                                    log, progress -> {},
                                    new StopSignal(), Clock.systemUTC()));
        }
    }

    @Test
    void nothingIsPutBackBeforeItIsAnswered() throws Exception {
        String id = address.place() + " version:b";

        assertThat(rollback(Map.of()) instanceof StepOutcome.NeedsDecisions<?>(List<OpenDecision> open) ? open
                : List.<OpenDecision>of()).extracting(OpenDecision::id).containsExactly(id);
        assertThat(client.exists("version:a")).isFalse();

        assertThat(rollback(Map.of(id, "keep"))).isInstanceOfSatisfying(StepOutcome.Done.class,
                done -> assertThat(((RollbackReport) done.report()).kept()).containsExactly(new Kept(address
                        .place(), "version:b", "changed-since")));
        assertThat(client.mget("version:a", "version:b")).containsExactly("1", "theirs");
    }

    @Test
    void anAnswerForAllPutsItBack() throws Exception {
        StepOutcome<RollbackReport> done = rollback(Map.of("*", "undo"));

        assertThat(done).isInstanceOf(StepOutcome.Done.class);
        assertThat(client.mget("version:a", "version:b")).isEqualTo(List.of("1", "2"));
    }
}
