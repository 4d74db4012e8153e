package org.fairlead.sitecopy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/** What a copy of a WordPress site is given instead of files of the site, as text. */
final class CopyTexts {
    /** Where the first statement of a file may stand; {@code declare} has to come before all others. */
    private static final Pattern OPENING = Pattern.compile(
            "\\A(?:\\xEF\\xBB\\xBF)?\\s*<\\?php(?=\\s)(?:\\s*declare\\s*\\([^)]*\\)\\s*;)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATABASE = Pattern.compile("[a-z0-9_]{1,64}");

    private CopyTexts() {}

    /** What is read before everything else: other database, other address, nothing that works by itself. */
    static String before(String database) {
        if (!DATABASE.matcher(database).matches()) {
            throw new IllegalArgumentException("not the name of a scratch database");
        }
        return resource("fairlead-copy.php").replace("@DATABASE@", database);
    }

    /** The plugin that keeps mail and requests in. */
    static String quiet() {
        return resource("fairlead-quiet.php");
    }

    static String router() {
        return resource("fairlead-router.php");
    }

    /**
     * A {@code wp-config.php} that reads {@link #before} first; bytes of the rest stay as they are.
     *
     * @param place
     * of the file, for people
     * @throws SiteException
     * where it does not begin as such a file does
     */
    static byte[] config(byte[] content, String place) throws SiteException {
        String text = new String(content, StandardCharsets.ISO_8859_1); // each byte a character
        Matcher opening = OPENING.matcher(text);
        if (!opening.find()) {
            throw new SiteException(Problem.blocker("site-copy.problem.config", place));
        }
        return (text.substring(0, opening.end()) + "\nrequire __DIR__ . '/fairlead-copy.php';\n" + text
                .substring(opening.end())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String resource(String name) {
        try (InputStream in = CopyTexts.class.getResourceAsStream("/fairlead/site-copy/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read: " + name, e);
        }
    }
}
