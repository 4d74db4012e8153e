package org.fairlead.site;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A command to run.
 *
 * @param text
 * for a POSIX shell; may have several lines; it can be seen in the machine's list of processes, so it holds
 * no
 * secret
 * @param environment
 * variables that it gets besides those of the login, secrets among them; they travel on the input of the
 * shell and never on a command line
 * @param limit
 * how long it may take before it is ended
 */
public record ShellCommand(String text, Map<String, String> environment, Duration limit) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public ShellCommand {
        environment = Map.copyOf(environment);
        if (text.indexOf('\0') >= 0 || environment.values().stream().anyMatch(value -> value.indexOf('\0')
                >= 0)) {
            throw new IllegalArgumentException("a command cannot hold NUL");
        }
        if (!environment.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("not a name of a variable");
        }
    }

    /** A command without variables of its own. */
    public static ShellCommand of(String text, Duration limit) {
        return new ShellCommand(text, Map.of(), limit);
    }

    /** Says what is run and how long it may take; values of variables may be secrets. */
    @Override
    public String toString() {
        return "ShellCommand[" + text + ", " + new TreeMap<>(environment).navigableKeySet() + ", " + limit
                + "]";
    }
}
