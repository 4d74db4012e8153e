package org.fairlead.playbook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.TestRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** Patterns of keys mean what they mean to the server itself. */
class KeyGlobTest {
    @ParameterizedTest
    @CsvSource({"blocked_ips,blocked_ips,true", "blocked_ips,blocked_ips2,false", "lock:*,lock:a:b,true",
            "lock:*,lock:,true", "lock:*,lock,false", "*:key_version:*,aidesign:1:key_version:x,true",
            "k?y,key,true", "k?y,ky,false", "[a-c]x,bx,true", "[a-c]x,dx,false", "[^a-c]x,dx,true",
            "[^a-c]x,ax,false", "a\\*b,a*b,true", "a\\*b,axb,false", "*a*b*,xxaxxbxx,true",
            "*a*b*,xxbxxaxx,false", "[c-a]x,bx,true", "*,anything,true", "a[b,a,false"})
    void matchesAsTheServerDoes(String pattern, String name, boolean expected) {
        KeyValueAddress address = TestRedis.empty();
        try (Jedis client = TestRedis.client(address)) {
            client.set(name, "v");
            boolean theirs = !client.scan("0", new ScanParams().match(pattern).count(100)).getResult()
                    .isEmpty();

            assertThat(theirs).isEqualTo(expected);
            assertThat(KeyGlob.of(pattern).matches(name)).isEqualTo(expected);
            client.flushDB();
        }
    }

    @Test
    @Timeout(5)
    void takesNoLongerForAHostileName() {
        String name = "a".repeat(50_000);

        assertThat(KeyGlob.of("*a*a*a*a*a*a*a*a*a*b").matches(name)).isFalse();
    }
}
