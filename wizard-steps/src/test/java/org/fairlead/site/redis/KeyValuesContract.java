package org.fairlead.site.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.SetParams;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.TestRedis;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.KeyValues.Keeper;
import org.fairlead.site.KeyValues.Put;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What every key-value store must do, on a server of its own kind. */
abstract class KeyValuesContract {
    private static final byte[] BINARY = {0, 1, (byte) 0xff, (byte) 0xfe, '\r', '\n', '*', '$'};

    private KeyValueAddress address = KeyValueAddress.NONE;
    private Jedis client = new Jedis();
    private KeyValues store = TestRedis.open(KeyValueAddress.NONE);

    /** An empty database. */
    abstract KeyValueAddress empty();

    @BeforeEach
    void connect() {
        address = empty();
        client = TestRedis.client(address);
        store = TestRedis.open(address);
    }

    @AfterEach
    void disconnect() {
        store.close();
        client.close();
    }

    /** A key of every kind, small and large, with and without an end. */
    private void fill() {
        client.set("text", "ä\u20ac");
        client.set("number", "42");
        client.set(BINARY, BINARY);
        client.set("ending", "soon", SetParams.setParams().px(100_000));
        client.rpush("list", "a", "b", "a");
        client.zadd("zset", Map.of("one", 1.5, "two", -2.0));
        client.sadd("small-set", "x", "y");
        client.hset("hash", Map.of("f", "v", "g", ""));
        client.xadd("stream", StreamEntryID.NEW_ENTRY, Map.of("k", "v"));
        client.xgroupCreate("stream", "readers", new StreamEntryID(), false);
        for (int i = 0; i < 2000; i++) {
            client.sadd("large-set", "member " + i);
            client.hset("large-hash", "field " + i, "value " + i);
            client.zadd("large-zset", i, "scored " + i);
            client.rpush("large-list", "entry " + i);
        }
        client.expire("large-set", 1000);
    }

    private List<KeyImage> all() throws ProblemException {
        var images = new ArrayList<KeyImage>();
        var seen = new HashSet<KeyName>();
        store.scan(names -> {
            for (List<KeyLook> batch : KeyLook.batches(store.look(names))) {
                store.read(batch).stream().filter(image -> seen.add(image.name())).forEach(images::add);
            }
            return true;
        });
        return images;
    }

    private KeyImage image(String name) throws SiteException {
        return store.read(KeyName.of(name)).orElseThrow();
    }

    @Test
    void everyKindOfKeyComesBackAsItWas() throws Exception {
        fill();
        Map<String, String> before = TestRedis.everything(address);
        List<KeyImage> images = all();

        client.flushDB();
        for (KeyImage image : images) {
            assertThat(store.put(image.name(), image, false)).isEqualTo(Put.DONE);
        }

        assertThat(images).hasSize(13);
        assertThat(TestRedis.everything(address)).isEqualTo(before);
        assertThat(client.smembers("large-set")).hasSize(2000);
        assertThat(client.get(BINARY)).isEqualTo(BINARY);
        assertThat(client.zscore("zset", "two")).isEqualTo(-2.0);
        assertThat(client.lrange("list", 0, -1)).containsExactly("a", "b", "a");
        assertThat(client.xlen("stream")).isEqualTo(1);
        assertThat(client.xinfoGroups("stream")).hasSize(1);
    }

    @Test
    void equalContentsHaveOneFingerprintWhateverTheirOrder() throws Exception {
        for (int i = 0; i < 1500; i++) {
            client.sadd("up", "m" + i);
            client.sadd("down", "m" + (1499 - i));
            client.hset("h-up", "f" + i, "v" + i);
            client.hset("h-down", "f" + (1499 - i), "v" + (1499 - i));
        }
        assertThat(image("up").fingerprint()).isEqualTo(image("down").fingerprint());
        assertThat(image("h-up").fingerprint()).isEqualTo(image("h-down").fingerprint());

        client.hset("h-down", "f7", "v8");
        client.srem("down", "m3");
        assertThat(image("up").fingerprint()).isNotEqualTo(image("down").fingerprint());
        assertThat(image("h-up").fingerprint()).isNotEqualTo(image("h-down").fingerprint());
    }

    @Test
    void aMomentOfExpiryStaysTheSame() throws Exception {
        long end = store.now() + 123_456;
        client.set("k", "v");
        client.pexpireAt("k", end);
        client.set("stays", "v");

        assertThat(image("k").expiresAt()).isCloseTo(end, org.assertj.core.data.Offset.offset(5L));
        assertThat(image("stays").expiresAt()).isEqualTo(KeyImage.NEVER);
        KeyImage kept = image("k");
        client.del("k");
        store.put(kept.name(), kept, false);
        assertThat(client.pttl("k")).isBetween(110_000L, 123_456L);
    }

    @Test
    void whatHasComeToItsEndIsNotPutBack() throws Exception {
        client.set("k", "v", SetParams.setParams().px(60));
        KeyImage kept = image("k");
        Thread.sleep(120);

        assertThat(store.put(kept.name(), kept, false)).isEqualTo(Put.OVER);
        assertThat(client.exists("k")).isFalse();
    }

    @Test
    void whatSomebodyHasWrittenGivesWayOnlyWhenAsked() throws Exception {
        client.set("k", "before");
        KeyImage kept = image("k");
        client.set("k", "theirs");

        assertThat(store.put(kept.name(), kept, false)).isEqualTo(Put.TAKEN);
        assertThat(client.get("k")).isEqualTo("theirs");
        assertThat(store.put(kept.name(), kept, true)).isEqualTo(Put.DONE);
        assertThat(client.get("k")).isEqualTo("before");
    }

    @Test
    void aChangedPayloadIsRefusedAndSaysSo() throws Exception {
        client.set("k", "v");
        KeyImage kept = image("k");
        byte[] damaged = kept.payload().clone();
        damaged[0] ^= 1;

        SiteException refused = catchThrowableOfType(SiteException.class, () -> store.put(KeyName.of("new"),
                new KeyImage(kept.name(), kept.type(), damaged, KeyImage.NEVER, kept.fingerprint()), false));

        assertThat(refused.isRefusal()).isTrue();
        assertThat(refused.problem().key()).isEqualTo("redis.problem.payload-refused");
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsTooLargeIsNamedAndNotRead() throws Exception {
        client.set("large", "x".repeat(KeyValues.LARGEST + 1));
        List<KeyLook> looks = store.look(List.of(KeyName.of("large")));

        assertThat(looks).singleElement().satisfies(look -> assertThat(look.isCarried()).isFalse());
        SiteException refused = catchThrowableOfType(SiteException.class, () -> store.read(looks));
        assertThat(refused.problem().key()).isEqualTo("redis.problem.key-too-large");
        assertThat(refused.problem().args()).contains("large");
    }

    /** Keeps what is handed in, and does something in between. */
    private static final class Notes implements Keeper {
        private final List<KeyImage> images = new ArrayList<>();
        private final IntConsumer between;
        private int begun;

        private Notes(IntConsumer between) {
            this.between = between;
        }

        @Override
        public void begin() {
            begun++;
            images.clear();
        }

        @Override
        public void keep(KeyImage image) {
            images.add(image);
        }

        @Override
        public void seal() {
            between.accept(begun);
        }
    }

    @Test
    void whatGoesIsKeptAsItWasWhenItWent() throws Exception {
        client.mset("a", "1", "b", "2");
        var notes = new Notes(attempt -> {
            if (attempt == 1) {
                client.set("b", "changed in between");
            }
        });

        long gone = store.take(store.look(List.of(KeyName.of("a"), KeyName.of("b"))), notes);
        notes.images.forEach(image -> {
            try {
                store.put(image.name(), image, false);
            } catch (SiteException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(gone).isEqualTo(2);
        assertThat(notes.begun).isEqualTo(2);
        assertThat(client.mget("a", "b")).containsExactly("1", "changed in between");
    }

    @Test
    void whatIsChangedAgainAndAgainStays() {
        client.set("busy", "0");
        var notes = new Notes(attempt -> client.incr("busy"));

        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> store.take(store.look(
                List.of(KeyName.of("busy"))), notes));

        assertThat(refused.problem().key()).isEqualTo("redis.problem.changed-again");
        assertThat(client.exists("busy")).isTrue();
    }

    @Test
    void everyNameIsComeAcross() throws Exception {
        var pipeline = client.pipelined();
        for (int i = 0; i < 5000; i++) {
            pipeline.set("key:" + i, "v", SetParams.setParams().ex(1000));
        }
        pipeline.sync();
        var names = new HashSet<KeyName>();

        store.scan(names::addAll);
        assertThat(names).hasSize(5000);
        assertThat(store.count()).isEqualTo(5000);
        var first = new HashSet<KeyName>();
        store.scan(chunk -> {
            first.addAll(chunk);
            return false;
        });
        assertThat(first).hasSizeLessThan(1000);
    }

    @Test
    void answersSmallQuestions() throws Exception {
        client.rpush("celery", "a", "b", "c");

        assertThat(store.length(KeyName.of("celery"))).isEqualTo(3);
        assertThat(store.length(KeyName.of("nothing"))).isZero();
        assertThat(store.writesAndReads(KeyName.of("fairlead:check"))).isTrue();
        assertThat(client.exists("fairlead:check")).isFalse();
        assertThat(store.latencyNanos()).isPositive();
        assertThat(store.facts().product()).isNotEmpty();
        assertThat(store.facts().version()).matches("[0-9]+\\..*");
        assertThat(store.facts().policy()).isEqualTo("noeviction");
        assertThat(store.facts().persistence()).isEqualTo("none");
        assertThat(store.facts().cluster()).isFalse();
        assertThat(store.read(KeyName.of("nothing"))).isEqualTo(Optional.empty());
        assertThat(store.remove(List.of(KeyName.of("celery"), KeyName.of("nothing")))).isEqualTo(1);
    }

    @Test
    void anotherDatabaseOfTheServerIsLeftAlone() throws Exception {
        client.set("mine", "1");
        KeyValueAddress other = empty();
        try (KeyValues elsewhere = TestRedis.open(other)) {
            assertThat(elsewhere.count()).isZero();
            assertThat(elsewhere.remove(List.of(KeyName.of("mine")))).isZero();
        }
        assertThat(client.get("mine")).isEqualTo("1");
    }

    @Test
    void aLostConnectionIsMadeAnew() throws Exception {
        client.set("k", "v");
        assertThat(store.count()).isEqualTo(1);
        client.clientKill(new ClientKillParams().skipMe(ClientKillParams.SkipMe.YES));

        SiteException lost = catchThrowableOfType(SiteException.class, store::count);
        assertThat(lost.problem().key()).isEqualTo("redis.problem.lost");
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void namesOfAnyBytesCanBeShown() {
        assertThat(KeyName.of("blocked_ips").text()).isEqualTo("blocked_ips");
        assertThat(KeyName.of("größe").text()).isEqualTo("größe");
        assertThat(KeyName.of(BINARY).text()).isEqualTo("\\x00\\x01\\xff\\xfe\\x0d\\x0a*$");
        assertThat(KeyName.of("a\u202eb").text()).isEqualTo("a\\xe2\\x80\\xaeb");
        assertThat(KeyName.of("x".repeat(500).getBytes(StandardCharsets.UTF_8)).text()).hasSize(121);
    }
}
