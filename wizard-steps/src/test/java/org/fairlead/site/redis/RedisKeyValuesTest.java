package org.fairlead.site.redis;

import org.fairlead.plan.KeyValueAddress;
import org.fairlead.sample.TestRedis;

/** On the embedded server, whose version is before 7. */
class RedisKeyValuesTest extends KeyValuesContract {
    @Override
    KeyValueAddress empty() {
        return TestRedis.empty();
    }
}
