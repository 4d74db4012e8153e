package org.fairlead.site;

/**
 * A key as it was at one moment, to be put back as it was.
 *
 * @param type
 * such as "string", "hash", "zset"
 * @param payload
 * what the server serialized it to; only a server of the same or a newer version reads it
 * @param expiresAt
 * milliseconds since 1970 by the server's clock, {@link #NEVER} for a key without an end
 * @param fingerprint
 * hexadecimal SHA-256 of the contents: equal for equal contents on servers of one version, whatever
 * order a set or hash lies in. The fields' own expiry is not in it.
 */
@SuppressWarnings("ArrayRecordComponent") // images are written out and used up, never compared
public record KeyImage(KeyName name, String type, byte[] payload, long expiresAt, String fingerprint) {

    /** The expiry of a key without an end. */
    public static final long NEVER = -1;

    /** Two clocks and two roundings apart at the most, in milliseconds. */
    private static final long TOLERANCE = 1000;

    /** Whether a key with this content and expiry is the same. */
    public boolean isLike(KeyImage other) {
        return fingerprint.equals(other.fingerprint) && sameExpiry(expiresAt, other.expiresAt);
    }

    /** Whether two moments mean the same expiry. */
    public static boolean sameExpiry(long one, long other) {
        return (one == NEVER || other == NEVER) ? one == other : Math.abs(one - other) <= TOLERANCE;
    }

    /** Whether it has come to its end at a moment of the server's clock. */
    public boolean isOver(long now) {
        return expiresAt != NEVER && expiresAt <= now;
    }
}
