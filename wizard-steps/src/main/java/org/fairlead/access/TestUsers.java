package org.fairlead.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Access.Leaving;
import org.fairlead.record.RunLog;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Users that are made for a trial and removed with all they leave. Their names are in the record before they
 * are in the database, so that those of a trial that was cut off are found and removed later. Their passwords
 * are random, known to nobody, and never kept.
 */
public final class TestUsers {
    /** Scope in the record. */
    static final String SCOPE = "test-users";
    private static final String NAME = "fairlead-trial-";
    private static final int PASSWORD = 32;

    private final Database database;
    private final String prefix;
    private final List<Leaving> leavings;
    private final Means means;

    /** What making them takes. */
    public record Means(RunLog log, SecureRandom random, Clock clock) {}

    /**
     * @param leavings
     * tables in which they leave rows, with the prefix in place
     */
    public TestUsers(Database database, String prefix, List<Leaving> leavings, Means means) {
        this.database = database;
        this.prefix = prefix;
        this.leavings = List.copyOf(leavings);
        this.means = means;
    }

    /** One that was made. */
    public record Made(String login, Secret password) {}

    /**
     * Makes one.
     *
     * @throws ProblemException
     * when the site has no such role, or the database refuses
     */
    public Made make(String role) throws ProblemException {
        byte[] random = new byte[PASSWORD + 4];
        means.random().nextBytes(random);
        String login = NAME + HexFormat.of().formatHex(random, 0, 4);
        String password = HexFormat.of().formatHex(random, 4, random.length);
        means.log().remember(SCOPE, login, role);
        try (Transaction transaction = database.begin(Access.WRITE)) {
            if (!new People(transaction, prefix).roles().containsKey(role)) {
                throw new SiteException(Problem.blocker("access.problem.no-role", role));
            }
            insert(transaction, login, role, password);
            transaction.commit();
        }
        return new Made(login, Secret.of(password));
    }

    private void insert(Transaction transaction, String login, String role, String password)
            throws SiteException {
        Cell name = new Cell.Text(login);
        transaction.update("INSERT INTO " + table("users") + " (user_login, user_pass, user_nicename,"
                + " user_email, user_registered, display_name) VALUES (:login, :pass, :login, :mail, :at,"
                + " :login)", Map.of("login", name, "pass", new Cell.Text(stored(password)), "mail",
                        new Cell.Text(login + "@example.invalid"), "at", new Cell.Stamp(LocalDateTime
                                .ofInstant(means.clock().instant(), ZoneOffset.UTC).truncatedTo(
                                        ChronoUnit.SECONDS))));
        var roles = new PhpValue.Array(List.of(new PhpValue.Entry(PhpValue.Str.of(role), new PhpValue.Bool(
                true))));
        String meta = "INSERT INTO " + table("usermeta") + " (user_id, meta_key, meta_value) SELECT ID, :key,"
                + " :value FROM " + table("users") + " WHERE user_login = :login";
        transaction.update(meta, Map.of("key", new Cell.Text(prefix + "capabilities"), "value", new Cell.Text(
                PhpWriter.text(roles)), "login", name));
    }

    /**
     * The form of a password that every WordPress still takes at a login and then replaces by its own: an
     * MD5,
     * good enough for 256 random bits that live for minutes.
     */
    private static String stored(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(password.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Those that are in the record and may still be in the database. */
    public static List<String> known(RunLog log) throws ProblemException {
        return log.recallAll(SCOPE).entrySet().stream().filter(one -> !one.getValue().isEmpty()).map(
                Map.Entry::getKey).sorted().toList();
    }

    /** Removes all that this run has made, with what they left. */
    public List<String> removeAll() throws ProblemException {
        var removed = new ArrayList<String>();
        for (String login : known(means.log())) {
            if (!login.startsWith(NAME)) {
                continue; // nobody else's user is ever removed
            }
            try (Transaction transaction = database.begin(Access.WRITE)) {
                remove(transaction, login);
                transaction.commit();
            }
            means.log().remember(SCOPE, login, "");
            removed.add(login);
        }
        return removed;
    }

    private void remove(Transaction transaction, String login) throws SiteException {
        Map<String, Cell> name = Map.of("login", new Cell.Text(login));
        String whose = "(SELECT ID FROM " + table("users") + " WHERE user_login = :login)";
        List<String> there = database.tables();
        for (Leaving leaving : leavings) {
            if (!there.contains(leaving.table()) || (!leaving.in().isEmpty() && !there.contains(leaving
                    .in()))) {
                continue;
            }
            String from = "DELETE FROM `" + leaving.table() + "` WHERE `" + leaving.column() + "` IN ";
            transaction.update(leaving.in().isEmpty() ? from + whose
                    : from + "(SELECT `" + leaving.column() + "` FROM `" + leaving.in() + "` WHERE `"
                            + leaving
                                    .user() + "` IN " + whose + ")", name);
        }
        transaction.update("DELETE FROM " + table("usermeta") + " WHERE user_id IN " + whose, name);
        transaction.update("DELETE FROM " + table("users") + " WHERE user_login = :login", name);
    }

    private String table(String name) {
        return "`" + prefix + name + "`";
    }
}
