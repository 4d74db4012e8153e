package org.fairlead.run;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Addresses of a key-value store as settings hold them. */
class RedisPlaceTest {
    private static final Needs NEEDS = new Needs(List.of("postgresql"), Want.OPTIONAL, Want.NONE, Want.NONE,
            Want.NONE, Want.OPTIONAL, List.of(), List.of(), Map.of("redis-address", "REDIS_URL", "redis-host",
                    "REDIS_HOST", "redis-port",
                    "REDIS_PORT", "redis-database", "REDIS_DB", "redis-password", "REDIS_PASSWORD"));

    private static KeyValueAddress store(String host, int port, int database, String user, SecretRef password,
            Tls tls) {
        return new KeyValueAddress(host, port, database, user, password, tls, "");
    }

    @Test
    void readsEveryFormOfAnAddress() throws Exception {
        var ask = new SecretRef.Ask();
        assertThat(RedisPlace.of("redis://cache", KeyValueAddress.NONE)).isEqualTo(store("cache", 0, 0, "",
                SecretRef.none(), Tls.DISABLE));
        assertThat(RedisPlace.of("redis://:pa/ss@w:rd@my_cache:6380/2?timeout=5", KeyValueAddress.NONE))
                .isEqualTo(store("my_cache", 6380, 2, "", ask, Tls.DISABLE));
        assertThat(RedisPlace.of("rediss://user:secret@[::1]:6379/1", KeyValueAddress.NONE)).isEqualTo(store(
                "::1", 6379, 1, "user", ask, Tls.VERIFY_FULL));
        assertThat(RedisPlace.of("rediss://user:secret@[::1]:6379/1", KeyValueAddress.NONE).place())
                .isEqualTo(
                        "rediss://[::1]:6379/1");
    }

    @ParameterizedTest
    @CsvSource({"redis://", "redis://:canary@", "redis://user:canary@ho st/0", "redis://:canary@host/zero"})
    void whatItDoesNotUnderstandIsNotRepeated(String address) {
        SiteException refused = catchThrowableOfType(SiteException.class, () -> RedisPlace.of(address,
                KeyValueAddress.NONE));

        assertThat(refused.problem().toString()).contains("connect.problem.bad-address").doesNotContain(
                "canary");
    }

    @Test
    void readsSettings() throws Exception {
        assertThat(RedisPlace.of(Map.of("REDIS_HOST", "cache", "REDIS_DB", "4", "REDIS_PASSWORD", "x"), NEEDS,
                KeyValueAddress.NONE)).isEqualTo(store("cache", 0, 4, "", new SecretRef.Ask(), Tls.DISABLE));
        assertThat(RedisPlace.of(Map.of("REDIS_HOST", "cache", "REDIS_URL", "redis://other:1/5"), NEEDS,
                KeyValueAddress.NONE).place()).isEqualTo("redis://other:1/5");
        KeyValueAddress known = store("kept", 1, 1, "", SecretRef.none(), Tls.DISABLE);
        assertThat(RedisPlace.of(Map.of("OTHER", "x"), NEEDS, known)).isEqualTo(known);
    }
}
