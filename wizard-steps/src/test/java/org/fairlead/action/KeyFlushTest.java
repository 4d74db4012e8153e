package org.fairlead.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

import org.fairlead.action.KeyFlush.Flushed;
import org.fairlead.action.KeyUndo.Manner;
import org.fairlead.action.KeyUndo.Undone;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.TestRedis;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.KeyValues;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that go part by part, and come back, whatever happens in between. */
class KeyFlushTest {
    private static final int KEYS = 3000;

    @TempDir
    private Path folder;

    private final KeyValueAddress address = TestRedis.empty();
    private final Jedis client = TestRedis.client(address);
    private final KeyValues store = TestRedis.open(address);
    private final TransientKey key = TransientKey.create();

    @BeforeEach
    void fill() {
        client.flushDB();
        var pipeline = client.pipelined();
        for (int i = 0; i < KEYS; i++) {
            pipeline.set("page:" + i, "content " + i, SetParams.setParams().ex(5000 + i));
        }
        pipeline.set("page:kept:1", "stays");
        pipeline.hset("other", "f", "v");
        pipeline.sync();
    }

    @AfterEach
    void close() {
        store.close();
        client.close();
    }

    private WayBack wayBack(Path where) throws Exception {
        return FlushProcess.wayBack(where, AgeSealer.toKey(key.recipient()));
    }

    private Flushed flush(Path where) throws Exception {
        return new KeyFlush(store, FlushProcess.KNOWN).run(FlushProcess.ACTION, wayBack(where), () -> false);
    }

    private Undone undo(Path where, Manner manner) throws Exception {
        return new KeyUndo(store, wayBack(where).folder(), AgeOpener.withIdentity(key.identity())).run(
                "flush", manner, name -> false);
    }

    @Test
    void onlyWhatIsChosenGoesAndItComesBack() throws Exception {
        Map<String, String> before = TestRedis.everything(address);

        assertThat(flush(folder)).isEqualTo(new Flushed(KEYS, 0, false));
        assertThat(TestRedis.everything(address)).containsOnlyKeys("page:kept:1", "other");
        assertThat(flush(folder)).isEqualTo(new Flushed(KEYS, 0, false));

        assertThat(undo(folder, Manner.LOOK)).isEqualTo(new Undone(KEYS, 0, 0));
        assertThat(TestRedis.everything(address)).containsOnlyKeys("page:kept:1", "other");
        assertThat(undo(folder, Manner.DO)).isEqualTo(new Undone(KEYS, 0, 0));
        assertThat(TestRedis.everything(address)).isEqualTo(before);
    }

    @Test
    void itStopsBetweenTwoPartsAndGoesOn() throws Exception {
        Map<String, String> before = TestRedis.everything(address);
        var asked = new int[1];

        Flushed stopped = new KeyFlush(store, FlushProcess.KNOWN).run(FlushProcess.ACTION, wayBack(folder),
                () -> ++asked[0] > 3);
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.removed()).isBetween(1L, KEYS - 1L);
        assertThat(flush(folder)).isEqualTo(new Flushed(KEYS, 0, false));

        undo(folder, Manner.DO);
        assertThat(TestRedis.everything(address)).isEqualTo(before);
    }

    @Test
    void whatSomebodyWritesWhileItRunsIsNeitherLostNorTakenForOurs() throws Exception {
        flush(folder);
        client.set("page:7", "made again");
        assertThat(flush(folder).removed()).isEqualTo(KEYS + 1);

        undo(folder, Manner.DO);

        assertThat(client.get("page:7")).isEqualTo("made again");
        assertThat(client.get("page:8")).isEqualTo("content 8");
    }

    /** Killed for good at moments nobody chose: what is left is journalled, and goes on or back whole. */
    @Test
    void killedAnywhereItGoesOnAndBack() throws Exception {
        Map<String, String> before = TestRedis.everything(address);
        var random = new Random(20261126);
        int killedAtWork = 0;
        for (int kill = 0; kill < 8; kill++) {
            Path where = Files.createDirectory(folder.resolve("kill-" + kill));
            Process process = start(where);
            for (long left = client.dbSize(); left > KEYS && process.isAlive(); left = client.dbSize()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
            process.destroyForcibly().waitFor();
            long left = client.dbSize();
            killedAtWork += left > 2 && left < before.size() ? 1 : 0;

            if (kill % 2 == 0) {
                flush(where);
                assertThat(TestRedis.everything(address)).as("kill %d", kill).containsOnlyKeys("page:kept:1",
                        "other");
            }
            undo(where, Manner.DO);
            assertThat(TestRedis.everything(address)).as("kill %d", kill).isEqualTo(before);
        }
        assertThat(killedAtWork).as("kills that met it at work").isGreaterThan(1);
    }

    private Process start(Path where) throws Exception {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty(
                        "java.class.path"), FlushProcess.class.getName(), Integer.toString(TestRedis.port()),
                Integer.toString(address.database()), where.toString(), key.recipient()).redirectErrorStream(
                        true).redirectOutput(folder.resolve("output.txt").toFile()).start();
    }

    @Test
    void nothingThatIsKeptLiesThereInClear() throws Exception {
        flush(folder);

        var contents = new HashMap<Path, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, new String(Files.readAllBytes(file),
                        java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(contents).isNotEmpty().allSatisfy((file, content) -> assertThat(content).doesNotContain(
                "content 17", "page:17"));
        assertThat(List.copyOf(contents.keySet())).allSatisfy(file -> assertThat(file.toString()).endsWith(
                ".keys.age"));
    }
}
