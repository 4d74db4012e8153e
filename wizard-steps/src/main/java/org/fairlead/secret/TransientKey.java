package org.fairlead.secret;

import java.security.GeneralSecurityException;
import java.security.KeyPair;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;

/** A key pair that lives no longer than the work it is for. */
public record TransientKey(String recipient, Secret identity) {
    public static TransientKey create() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new TransientKey(pair.getPublic().toString(), Secret.of(pair.getPrivate().toString()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has X25519", e);
        }
    }
}
