package org.fairlead.plan;

/**
 * A user as whom the site is tried.
 *
 * @param role
 * for people, and the role of one that is made for the trial
 * @param user
 * name of one that is there; empty for one that is made for the trial and removed afterwards
 * @param password
 * of one that is there
 * @param at
 * "target" or "source"; on the source nobody is made, and only questions are put
 */
public record Login(String role, String user, SecretRef password, String at) {

    private static final String TARGET = "target";

    public Login {
        at = at == null || at.isEmpty() ? TARGET : at;
        password = password == null ? SecretRef.none() : password;
    }

    /** One of the target. */
    public Login(String role, String user, SecretRef password) {
        this(role, user, password, TARGET);
    }

    public boolean atTarget() {
        return at.equals(TARGET);
    }

    /** Whether the user is made for the trial. */
    public boolean temporary() {
        return user.isEmpty();
    }
}
