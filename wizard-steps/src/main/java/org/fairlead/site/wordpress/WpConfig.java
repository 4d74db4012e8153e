package org.fairlead.site.wordpress;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.wordpress.PhpScanner.UnfinishedException;

/**
 * What a {@code wp-config.php} says, read as text: constants and the prefix of the tables, as far as they are
 * written out. What only PHP could work out is said to be so and never guessed. The password is given as a
 * secret, of the salts only a fingerprint; all literals are wiped when this is closed. Not thread-safe.
 */
public final class WpConfig implements AutoCloseable {
    /** The most bytes such a file may have. */
    public static final int BYTES = 1 << 20;

    private static final List<String> SALTS = List.of("AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY",
            "NONCE_KEY", "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT");
    private static final String PASSWORD = "DB_PASSWORD";

    private final PhpStatements statements;

    /** What the file says of one name. */
    public sealed interface Said {
        /** Written out. */
        record Text(String value) implements Said {}

        /** Given by something that only PHP could work out. */
        record NoLiteral() implements Said {}

        /** Given more than once, under conditions, and not the same each time. */
        record Several() implements Said {}

        /** Not given in this file. */
        record Nothing() implements Said {}
    }

    private WpConfig(PhpStatements statements) {
        this.statements = statements;
    }

    /**
     * Reads a file's content, which the caller wipes.
     *
     * @param place
     * where it is, for people
     * @throws SiteException
     * when it is too large, or a text or comment in it never ends
     */
    public static WpConfig read(byte[] content, String place) throws SiteException {
        if (content.length > BYTES) {
            throw new SiteException(Problem.blocker("wp-config.problem.too-large", place, BYTES));
        }
        List<PhpToken> tokens;
        try {
            tokens = new PhpScanner(content).scan();
        } catch (UnfinishedException e) {
            throw new SiteException(Problem.blocker("wp-config.problem.unfinished", place, e.line()), e);
        }
        try {
            var statements = new PhpStatements(tokens);
            statements.read();
            return new WpConfig(statements);
        } finally {
            tokens.forEach(PhpToken::wipe);
        }
    }

    /** What the file says of a constant that is no secret. */
    public Said constant(String name) {
        if (name.equals(PASSWORD) || SALTS.contains(name)) {
            throw new IllegalArgumentException(name + " is a secret");
        }
        return said(statements.constants(), name, false);
    }

    /** What the names of the site's tables begin with. */
    public Said prefix() {
        return said(statements.variables(), "table_prefix", false);
    }

    /** Whether a constant is there and PHP takes it for true; false where the file leaves it open. */
    public boolean isOn(String name) {
        List<PhpValue> values = statements.constants().getOrDefault(name, List.of());
        return !values.isEmpty() && values.stream().allMatch(PhpValue::isOn);
    }

    /** What the file says of the password of the database, without its value. */
    public Said password() {
        return said(statements.constants(), PASSWORD, true);
    }

    /** The password of the database; empty where it is not written out. */
    public Optional<Secret> databasePassword() {
        return single(statements.constants(), PASSWORD).flatMap(PhpValue::characters).map(characters -> {
            try {
                return Secret.copyOf(characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        });
    }

    /**
     * A fingerprint of the eight salts, the same for two sites only where all eight are: the first 16 bytes
     * of a SHA-256, in hex; empty where one of them is not written out.
     */
    public Optional<String> salts() {
        MessageDigest digest = sha256();
        for (String salt : SALTS) {
            if (single(statements.constants(), salt).filter(value -> value.feed(digest)).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }

    /** What the site's nonces are made with: NONCE_KEY and NONCE_SALT; empty where one is not written out. */
    public Optional<Secret> nonceKey() {
        var key = new StringBuilder();
        for (String name : List.of("NONCE_KEY", "NONCE_SALT")) {
            Optional<char[]> part = single(statements.constants(), name).flatMap(PhpValue::characters);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            key.append(part.get());
            Arrays.fill(part.get(), '\0');
        }
        return Optional.of(Secret.of(key));
    }

    /** The files that this one includes and that are not WordPress's own, as far as their names are there. */
    public List<String> included() {
        return statements.included().stream().filter(file -> !file.endsWith("wp-settings.php")).toList();
    }

    @Override
    public void close() {
        statements.constants().values().forEach(values -> values.forEach(PhpValue::wipe));
        statements.variables().values().forEach(values -> values.forEach(PhpValue::wipe));
    }

    private static Said said(Map<String, List<PhpValue>> values, String name, boolean secret) {
        if (!values.containsKey(name)) {
            return new Said.Nothing();
        }
        Optional<PhpValue> one = single(values, name);
        if (one.isEmpty()) {
            return new Said.Several();
        }
        Optional<char[]> characters = one.get().characters();
        if (characters.isEmpty()) {
            return new Said.NoLiteral();
        }
        String shown = secret ? "" : new String(characters.get());
        Arrays.fill(characters.get(), '\0');
        return new Said.Text(shown);
    }

    /** The one value, where all that it may have are the same. */
    private static Optional<PhpValue> single(Map<String, List<PhpValue>> values, String name) {
        List<PhpValue> may = values.getOrDefault(name, List.of());
        boolean same = may.size() == 1 || (!may.isEmpty() && may.stream().allMatch(may.getFirst()::says));
        return same ? Optional.of(may.getFirst()) : Optional.empty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
