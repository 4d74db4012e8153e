package org.fairlead.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.fairlead.model.Problem;
import org.fairlead.playbook.LogCheck;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * The log files that a check names, as far as they are there. Those with a whole path lie elsewhere on the
 * machine.
 */
final class LogFiles {
    private static final int MOST = 50;

    private final Files app;
    private final UnaryOperator<String> fill;

    /**
     * @param fill
     * turns {@code ${choice.<id>}} into an answer
     */
    LogFiles(Files app, UnaryOperator<String> fill) {
        this.app = app;
        this.fill = fill;
    }

    /** Does something with a log file that is there. */
    interface Work {
        void with(Files tree, FileEntry file, String name) throws SiteException;
    }

    /**
     * What came of going through them.
     *
     * @param names
     * that were found
     * @param unread
     * name, and the key of why it could not be read
     */
    record Found(List<String> names, List<Unread> unread) {}

    /** A file that could not be read. */
    record Unread(String name, Problem why) {}

    /** Goes through them; one that cannot be read is named and does not keep the others from being read. */
    Found each(LogCheck log, Work work) throws SiteException {
        var names = new ArrayList<String>();
        var unread = new ArrayList<Unread>();
        for (String named : log.files()) {
            String path = fill.apply(named).strip();
            if (!path.isEmpty()) {
                try {
                    each(path, work, names);
                } catch (SiteException e) {
                    unread.add(new Unread(path, e.problem()));
                }
            }
        }
        return new Found(List.copyOf(names), List.copyOf(unread));
    }

    private void each(String path, Work work, List<String> names) throws SiteException {
        int name = path.lastIndexOf('/');
        if (!path.startsWith("/")) {
            each(app, path, "", work, names);
            return;
        }
        try (Files there = app.elsewhere(name == 0 ? "/" : path.substring(0, name))) {
            each(there, path.substring(name + 1), path.substring(0, name + 1), work, names);
        }
    }

    private static void each(Files tree, String path, String before, Work work, List<String> names)
            throws SiteException {
        for (FileEntry file : tree.list(path)) {
            if (names.size() < MOST && !file.path().matches(".*\\.(?:gz|xz|bz2|zst|[0-9]+)")) {
                names.add(before + file.path());
                work.with(tree, file, before + file.path());
            }
        }
    }
}
