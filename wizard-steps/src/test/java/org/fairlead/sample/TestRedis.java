package org.fairlead.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.secret.Secret;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyValues;
import org.fairlead.site.redis.RedisKeyValues;
import org.fairlead.site.redis.RedisLogin;

/** One embedded Redis for all tests of a JVM; each test asks for a database of its own. */
public final class TestRedis {
    private static final int DATABASES = 200;
    private static final int PORT = free();
    private static final RedisServer SERVER = start(PORT, List.of());
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestRedis() {}

    /** A server of one's own, to be stopped by whoever started it. */
    public static RedisServer start(int port, List<String> settings) {
        try {
            var all = new ArrayList<>(List.of("save \"\"", "appendonly no", "databases " + DATABASES));
            all.addAll(settings);
            var builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1").onShutdownForceStop(true);
            all.forEach(builder::setting);
            RedisServer server = builder.build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("embedded Redis does not start", e);
        }
    }

    /** A port that nobody listens on. */
    public static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int port() {
        if (!SERVER.isActive()) {
            throw new IllegalStateException("embedded Redis has ended");
        }
        return PORT;
    }

    /** A new, empty database. */
    public static KeyValueAddress empty() {
        int database = COUNT.incrementAndGet();
        if (database >= DATABASES) {
            throw new IllegalStateException("more databases are needed");
        }
        return new KeyValueAddress("localhost", port(), database, "", SecretRef.none(), Tls.DISABLE, "");
    }

    public static KeyValues open(KeyValueAddress address) {
        return open(address, "");
    }

    /** @param password empty for none */
    public static KeyValues open(KeyValueAddress address, String password) {
        return new RedisKeyValues(new RedisLogin(address, () -> password.isEmpty() ? Optional.empty()
                : Optional.of(Secret.of(password)), Optional.empty()));
    }

    /** A plain client, for what the program itself would write. */
    public static Jedis client(KeyValueAddress address) {
        var client = new Jedis("localhost", address.portOrUsual());
        client.select(address.database());
        return client;
    }

    /** Every key with its contents and its expiry, rounded to seconds. */
    public static Map<String, String> everything(KeyValueAddress address) throws ProblemException {
        var images = new HashMap<String, KeyImage>();
        try (KeyValues store = open(address)) {
            store.scan(names -> {
                store.read(store.look(names)).forEach(image -> images.put(image.name().latin1(), image));
                return true;
            });
        }
        var all = new TreeMap<String, String>();
        images.forEach((name, image) -> all.put(name, image.type() + " " + image.fingerprint() + " " + (image
                .expiresAt() == KeyImage.NEVER ? "never" : Long.toString((image.expiresAt() + 500)
                        / 1000))));
        return all;
    }
}
