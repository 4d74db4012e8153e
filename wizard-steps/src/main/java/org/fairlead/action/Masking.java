package org.fairlead.action;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Covers known secrets in what a stranger says, the longest first. Values shorter than four are too common.
 */
public final class Masking {
    private static final int SHORTEST = 4;
    private static final String COVER = "•••";

    private final List<String> secrets;

    public Masking(Collection<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST).distinct().sorted(
                Comparator.comparingInt(String::length).reversed()).toList();
    }

    public String of(String text) {
        String covered = text;
        for (String secret : secrets) {
            covered = covered.replace(secret, COVER);
        }
        return covered;
    }

    /** Says nothing of what it covers. */
    @Override
    public String toString() {
        return "Masking of " + secrets.size();
    }
}
