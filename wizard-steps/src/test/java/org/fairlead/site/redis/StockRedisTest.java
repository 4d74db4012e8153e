package org.fairlead.site.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.sample.TestRedis;
import org.fairlead.secret.StockTools;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.KeyValues.Put;

import static org.assertj.core.api.Assertions.assertThat;

/** The same on the server of the machine, where one is installed: most are of version 7 or newer. */
class StockRedisTest extends KeyValuesContract {
    private static int port;
    private static int database;
    private static Optional<Process> server = Optional.empty();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        StockTools.need("redis-server");
        port = TestRedis.free();
        server = Optional.of(new ProcessBuilder("redis-server", "--port", Integer.toString(port),
                "--save", "", "--appendonly", "no", "--dir", folder.toString(), "--databases", "100")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        answers();
    }

    private static void answers() throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (java.net.ConnectException e) {
                Thread.sleep(50);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.ifPresent(Process::destroy);
    }

    @Override
    KeyValueAddress empty() {
        return new KeyValueAddress("localhost", port, ++database, "", SecretRef.none(), Tls.DISABLE, "");
    }

    @Test
    void whatTheOlderServerWroteIsTakenByTheNewer() throws Exception {
        KeyValueAddress old = TestRedis.empty();
        try (var client = TestRedis.client(old);
                KeyValues before = TestRedis.open(old);
                KeyValues after = TestRedis.open(empty())) {
            client.hset("hash", "field", "value");
            KeyImage image = before.read(KeyName.of("hash")).orElseThrow();

            assertThat(after.put(image.name(), image, false)).isEqualTo(Put.DONE);
            assertThat(after.read(image.name()).orElseThrow().fingerprint()).isEqualTo(image.fingerprint());
        }
    }
}
