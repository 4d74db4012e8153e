package org.fairlead.bundle;

import org.fairlead.model.ProblemException;

/** Opens bundles. Thread-safe; a call blocks for as long as reading the whole bundle takes. */
public final class BundleReader {
    private final BundleLimits limits;

    public BundleReader() {
        this(BundleLimits.STANDARD);
    }

    /** Reads less than what is usual. */
    public BundleReader(BundleLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a whole bundle and believes it when all of it is sound: sums, totals, manifest. Writes
     * nothing. Memory grows with the number of entries, not with their size.
     *
     * @throws org.fairlead.secret.SecretException
     * when passphrase or key does not fit (or the header is damaged), or its work factor needs too much
     * memory
     * @throws BundleException
     * when the bundle is damaged, cut, asks for what is not done, or cannot be read
     * @throws ProblemException
     * what the watch threw
     */
    public VerifiedBundle verify(BundleFile file, BundleKey key, ReadWatch watch) throws ProblemException {
        OpenedKey opened = OpenedKey.of(key);
        boolean verified = false;
        try {
            VerifiedBundle bundle = verify(file, opened, watch);
            verified = true;
            return bundle;
        } finally {
            if (!verified) {
                opened.close();
            }
        }
    }

    VerifiedBundle verify(BundleFile file, OpenedKey key, ReadWatch watch) throws ProblemException {
        var verification = new Verification(file, limits, watch);
        new BundleScan(file, limits).run(key.opener(), verification);
        return new VerifiedBundle(file, limits, key, verification.verified());
    }
}
