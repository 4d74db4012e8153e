package org.fairlead.bundle;

/**
 * What is known of the signature of a bundle whose sums hold. Keys are named by their ids as minisign shows
 * them.
 */
public sealed interface SignatureState {
    /** There is none. */
    record Unsigned() implements SignatureState {}

    /** There is one, and nobody said by whom it should be. */
    record Unchecked(String keyId) implements SignatureState {}

    /** It is the given signer's, over these sums. */
    record Valid(String keyId, String trustedComment) implements SignatureState {}

    /** It is another key's than the given signer's. */
    record OtherKey(String keyId, String wantedKeyId) implements SignatureState {}

    /** It names the given signer's key and is not of it, or not over these sums. */
    record Forged(String keyId) implements SignatureState {}
}
