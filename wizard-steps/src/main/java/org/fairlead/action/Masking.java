package org.fairlead.action;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.site.SiteException;

/**
 * Covers known secrets in what a stranger says, the longest first. Values shorter than four are too common.
 */
public final class Masking {
    private static final int SHORTEST = 4;
    private static final String COVER = "•••";

    private final List<String> secrets;

    /** Gives what covers the secrets that are known at a moment: a run writes new ones as it goes. */
    @FunctionalInterface
    public interface Source {
        Masking now() throws SiteException;
    }

    public Masking(Collection<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST).distinct().sorted(
                Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** Covers what either covers. */
    Masking and(Masking other) {
        return new Masking(Stream.concat(secrets.stream(), other.secrets.stream()).toList());
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
