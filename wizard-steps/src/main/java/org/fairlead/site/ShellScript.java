package org.fairlead.site;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.plan.ShellWord;

/**
 * What is sent to a shell. The command line is always {@link #COMMAND_LINE}; folder, variables and the
 * command
 * itself come on its input, so that the list of processes shows no variable, and any login shell understands
 * it. The command runs with an empty input, in a session of its own where the machine has {@code setsid}, so
 * that it can be ended with everything it started. The shell around it does not hear Ctrl+C, which a terminal
 * sends to all of us: the command is ended by us, or not at all.
 */
public final class ShellScript {
    /** Runs what comes on the input, once all of it is there. */
    public static final String COMMAND_LINE = "exec sh -c 'eval \"$(cat)\"'";

    /**
     * First words of the line on the error stream that says which process the command becomes. It is said
     * before anything of the command runs, so that nothing else can be taken for it.
     */
    public static final String MARK = "fairlead-command ";
    /** When a process began, so that another one with its number is not taken for it. */
    private static final String STARTED = "started() { s=$(sed \"s/.*) //\" /proc/$1/stat 2>/dev/null | "
            + "cut -d\" \" -f20); [ -n \"$s\" ] || s=$(LC_ALL=C TZ=UTC ps -o lstart= -p $1 2>/dev/null | "
            + "tr -d \" \"); echo \"$s\"; }; ";
    private static final Pattern PROCESS = Pattern.compile("([1-9][0-9]{1,9})( [0-9A-Za-z:]{1,40})?");
    private static final String NO_FOLDER = "no-folder";

    private ShellScript() {}

    /**
     * The input of the shell.
     *
     * @param folder
     * in which the command runs; empty for that of the login
     */
    public static byte[] of(ShellCommand command, String folder) {
        var script = new StringBuilder();
        if (!folder.isEmpty()) {
            script.append("cd -- ").append(ShellWord.of(folder.startsWith("-") ? "./" + folder : folder))
                    .append(" || { echo '").append(MARK).append(NO_FOLDER).append("' >&2; exit 126; }\n");
        }
        new TreeMap<>(command.environment()).forEach((name, value) -> script.append(name).append('=').append(
                ShellWord.of(value)).append("; export ").append(name).append('\n'));
        String run = "sh -c '" + STARTED + "echo \"" + MARK + "$$ $(started $$)\" >&2; exec sh -c \"$0\"' "
                + ShellWord.of(command.text())
                + " </dev/null &\n";
        return script.append("trap '' INT QUIT\nif command -v setsid >/dev/null 2>&1; then\nsetsid ").append(
                run).append(
                        "else\n").append(run).append("fi\nwait $!\nexit $?\n").toString().getBytes(
                                StandardCharsets.UTF_8);
    }

    /**
     * The command that ends well while a process runs.
     *
     * @param known
     * its number and when it began, as {@link Marked#known()} gives it
     */
    public static String alive(String known) {
        Matcher process = PROCESS.matcher(known);
        if (!process.matches() || process.group(2) == null) {
            return "false";
        }
        return STARTED + "[ \"$(started " + process.group(1) + ")\" = '" + process.group(2).strip()
                + "' ] && [ \"$(sed 's/.*) //' /proc/" + process.group(1)
                + "/stat 2>/dev/null | cut -c1)\" != Z ]";
    }

    /** The command that ends a process that the mark named, with its whole group where it has one. */
    public static String ending(long process, String signal) {
        return "kill -s " + signal + " -- -" + process + " 2>/dev/null || kill -s " + signal + " " + process
                + " 2>/dev/null";
    }

    /**
     * What the error stream said of our own mark, and the rest.
     *
     * @param process
     * number of the process, 0 where it was not said
     * @param known
     * the number and when it began, as far as they were said
     */
    public record Marked(long process, String known, boolean folderMissing, String rest) {
        /** Takes the first mark out of what was said; what comes before it is the login's own noise. */
        public static Marked of(String said) {
            int at = said.indexOf(MARK);
            if (at < 0) {
                return new Marked(0, "", false, said);
            }
            int end = said.indexOf('\n', at);
            String word = said.substring(at + MARK.length(), end < 0 ? said.length() : end).strip();
            String rest = said.substring(0, at) + (end < 0 ? "" : said.substring(end + 1));
            Matcher process = PROCESS.matcher(word);
            return process.matches() ? new Marked(Long.parseLong(process.group(1)), word, false, rest)
                    : new Marked(0, "",
                            word.equals(NO_FOLDER), rest);
        }
    }
}
