package org.fairlead.site;

/**
 * What a key-value store says of itself.
 *
 * @param product
 * such as "Redis" or "Valkey"
 * @param version
 * such as "7.0.15"
 * @param persistence
 * "append-only", "snapshots", "both", "none" or "unknown"
 * @param policy
 * what goes when memory is full, such as "noeviction"
 * @param usedBytes
 * memory in use
 * @param maxBytes
 * memory it may use, 0 for no bound
 * @param loading
 * whether it is still reading its file
 * @param replica
 * whether it copies another server and takes no writes of its own
 * @param cluster
 * whether keys are spread over several servers
 */
public record KeyValueFacts(String product, String version, String persistence, String policy, long usedBytes,
        long maxBytes, boolean loading, boolean replica, boolean cluster) {

    /** Whether it may throw away keys that have no expiry. */
    public boolean evictsAll() {
        return policy.startsWith("allkeys-");
    }

    /** Bytes that are free within the bound, {@link Long#MAX_VALUE} without one. */
    public long freeBytes() {
        return maxBytes == 0 ? Long.MAX_VALUE : Math.max(0, maxBytes - usedBytes);
    }
}
