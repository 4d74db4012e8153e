package org.fairlead.cli;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** The new site's Redis, which holds the cache, the queue, and a key that nobody can make again. */
class QueueTerminalTest {
    private static final String VERSION = "aidesign:1:key_version:files";

    @TempDir
    private Path folder;
    private final KeyValueAddress address = TestRedis.empty();
    private final Jedis client = TestRedis.client(address);

    @AfterEach
    void close() {
        client.close();
    }

    private SampleRun.Said say(SampleRun sample, String step) {
        return sample.fairlead(step, sample.plan().toString(), "--home", sample.home().toString(),
                "--passphrase-file", folder.resolve("passphrase").toString());
    }

    @Test
    void keysStayAreKeptAndLookedAt() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        String plan = SampleRun.read(sample.plan()).replace("target:\n",
                "target:\n  redis:\n    host: localhost\n    port: "
                        + address.port() + "\n    database: " + address.database() + "\n");
        java.nio.file.Files.writeString(sample.plan(), plan);
        client.set(VERSION, "2");
        client.set("aidesign:1:page", "cached", SetParams.setParams().ex(3000));
        client.set("aidesign:1:django.contrib.sessions.cacheabc", "s", SetParams.setParams().ex(3000));
        for (int i = 0; i < 101; i++) {
            client.rpush("celery", "task");
        }
        Map<String, String> before = TestRedis.everything(address);

        SampleRun.Said assessed = say(sample, "assess");
        assertThat(assessed.out()).contains("4 keys in " + address.place()
                + ", 1 of which cannot be made again",
                "key-versions  1  0  1  1  keep", "Which version of an encryption key is in use: 1 key");
        assertThat(say(sample, "backup").out()).contains("4 keys equal, 0 different");
        for (String step : new String[]{"transfer", "upgrade"}) {
            assertThat(say(sample, step).code()).as(step).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        }
        SampleRun.Said verified = say(sample, "verify");
        assertThat(verified.out()).contains("101 tasks wait in the queue").doesNotContain("encryption key");
        assertThat(TestRedis.everything(address)).isEqualTo(before);

        client.set(VERSION, "3");
        SampleRun.Said changed = say(sample, "verify");
        assertThat(changed.code()).isEqualTo(ExitCode.GATE);
        assertThat(changed.out()).contains("One version of an encryption key is not as before");
    }
}
