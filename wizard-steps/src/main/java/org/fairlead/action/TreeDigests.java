package org.fairlead.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.plan.ShellWord;
import org.fairlead.site.Files;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.SiteException;

/**
 * SHA-256 of files of an application as they are now. Where commands run in its folder, the machine works
 * them
 * out itself ({@code sha256sum}), so that no file travels; otherwise, and where it does not say, each is
 * read.
 */
final class TreeDigests {
    /** Stands for a file that is not there. */
    static final String GONE = "gone";
    private static final Logger LOG = LoggerFactory.getLogger(TreeDigests.class);
    private static final int AT_ONCE = 150;
    private static final int LONGEST = 60_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern SAID = Pattern.compile("[0-9a-f]{64}|" + GONE);
    private static final Pattern LINE_ENDS = Pattern.compile("\\R");
    /** A link is left to the tree, which says what it thinks of it. */
    private static final String EACH = "; do if [ -L \"$f\" ]; then exit 3; elif [ -f \"$f\" ]; then "
            + "s=$(sha256sum <\"$f\") || exit 3; echo \"${s%% *}\"; else echo " + GONE + "; fi; done";

    private final Files tree;
    private final Optional<Shell> shell;

    TreeDigests(Files tree, Optional<Shell> shell) {
        this.tree = tree;
        this.shell = shell;
    }

    /** Path to digest, or to {@link #GONE}. */
    Map<String, String> of(Collection<String> paths) throws SiteException {
        Map<String, String> digests = new TreeMap<>();
        var some = new ArrayList<String>();
        int length = 0;
        for (String path : paths) {
            if (some.size() == AT_ONCE || length > LONGEST) {
                digests.putAll(some(some));
                some.clear();
                length = 0;
            }
            some.add(path);
            length += path.length() + 1;
        }
        digests.putAll(some(some));
        return digests;
    }

    private Map<String, String> some(List<String> paths) throws SiteException {
        Optional<Map<String, String>> there = shell.isEmpty() || paths.isEmpty() ? Optional.empty() : there(
                shell
                        .get(), paths);
        if (there.isPresent()) {
            return there.get();
        }
        Map<String, String> digests = new TreeMap<>();
        for (String path : paths) {
            digests.put(path, tree.exists(path) ? tree.digest(path) : GONE);
        }
        return digests;
    }

    /** Worked out on the machine; empty where it cannot be believed to have said it of every file. */
    private static Optional<Map<String, String>> there(Shell shell, List<String> paths) {
        var command = new StringBuilder("for f in");
        paths.forEach(path -> command.append(' ').append(ShellWord.of("./" + path)));
        ShellResult said;
        try {
            said = shell.run(ShellCommand.of(command.append(EACH).toString(), LIMIT), () -> false);
        } catch (SiteException e) {
            LOG.debug("digests are worked out here", e);
            return Optional.empty();
        }
        List<String> lines = LINE_ENDS.splitAsStream(said.out()).filter(line -> !line.isEmpty()).toList();
        if (!said.isGood() || lines.size() != paths.size() || !lines.stream().allMatch(line -> SAID.matcher(
                line)
                .matches())) {
            return Optional.empty();
        }
        Map<String, String> digests = new TreeMap<>();
        for (int i = 0; i < paths.size(); i++) {
            digests.put(paths.get(i), lines.get(i));
        }
        return Optional.of(digests);
    }
}
