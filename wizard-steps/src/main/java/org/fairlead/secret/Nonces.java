package org.fairlead.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the numbers that WordPress wants with some requests, as its function {@code wp_create_nonce} does:
 * ten
 * digits of an HMAC-MD5 of half a day, action, user and login.
 */
public final class Nonces {
    private static final long HALF_A_DAY = 43_200;
    private static final int FROM_THE_END = 12;
    private static final int DIGITS = 10;

    private final Secret key;
    private final Clock clock;

    /**
     * @param key
     * the site's NONCE_KEY and NONCE_SALT, one behind the other
     */
    public Nonces(Secret key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A nonce.
     *
     * @param token
     * of the login, from its cookie
     */
    public String of(String action, long user, String token) {
        long seconds = clock.instant().getEpochSecond();
        long tick = Math.ceilDiv(seconds, HALF_A_DAY);
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key.revealText().getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            String hash = HexFormat.of().formatHex(mac.doFinal((tick + "|" + action + "|" + user + "|"
                    + token)
                    .getBytes(StandardCharsets.UTF_8)));
            int from = hash.length() - FROM_THE_END;
            return hash.substring(from, from + DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-MD5", e);
        }
    }
}
