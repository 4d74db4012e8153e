package org.fairlead.plan;

import java.util.regex.Pattern;

/** The one place where a value becomes a word of a POSIX shell's text (POSIX.1-2017, XCU 2.2). */
public final class ShellWord {
    /** What means itself in every place of a command, so that usual words stay readable. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+:,./_-]+");

    private ShellWord() {}

    /**
     * A text that the shell takes as one word with exactly this value. A leading dash stays one: commands
     * that take a value where an option could stand have to say {@code --} before it.
     *
     * @throws IllegalArgumentException
     * for a NUL character, which no word can hold
     */
    public static String of(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a word cannot hold NUL");
        }
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
