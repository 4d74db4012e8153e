package org.fairlead.site.redis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.fairlead.site.KeyValueFacts;

/** What the command INFO says. */
record RedisInfo(Map<String, String> lines) {
    static RedisInfo of(String text) {
        var lines = new HashMap<String, String>();
        text.lines().limit(5000).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("#")) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new RedisInfo(lines);
    }

    private String text(String name) {
        return lines.getOrDefault(name, "");
    }

    private long number(String name) {
        return text(name).matches("[0-9]{1,18}") ? Long.parseLong(text(name)) : 0;
    }

    String version() {
        return text("valkey_version").isEmpty() ? text("redis_version") : text("valkey_version");
    }

    /** Whether it answers to commands of this version of Redis. */
    boolean isAtLeast(int major) {
        String[] parts = text("redis_version").split("\\.", 2);
        return parts[0].matches("[0-9]{1,9}") && Integer.parseInt(parts[0]) >= major;
    }

    /**
     * @param snapshots
     * the answer to the question for the setting "save", or a refusal
     */
    KeyValueFacts facts(@Nullable Object snapshots) {
        String name = text("server_name");
        String product = name.isEmpty() ? "Redis" : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + name.substring(1);
        return new KeyValueFacts(product, version(), persistence(snapshots), text("maxmemory_policy"), number(
                "used_memory"), number("maxmemory"), number("loading") == 1, text("role").equals("slave"),
                number("cluster_enabled") == 1);
    }

    private String persistence(@Nullable Object snapshots) {
        boolean appends = number("aof_enabled") == 1;
        boolean told = snapshots instanceof List<?> pair && pair.size() == 2;
        boolean saves = snapshots instanceof List<?> pair && pair.size() == 2
                && pair.get(1) instanceof byte[] value && !new String(value, StandardCharsets.UTF_8)
                        .isBlank();
        if (appends) {
            return saves ? "both" : "append-only";
        }
        return saves ? "snapshots" : told ? "none" : "unknown";
    }
}
