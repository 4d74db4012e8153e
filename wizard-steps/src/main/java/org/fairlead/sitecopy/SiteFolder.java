package org.fairlead.sitecopy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * The copy of a WordPress site's folder on the site's own machine. Only its owner may look into it, its
 * configuration leads to the scratch database, and links of the site are not followed, so nothing that runs
 * in it reaches the site. Where it lies is in the record before it is made.
 */
public final class SiteFolder {
    private static final String SCOPE = "site-folder";
    private static final String PARENT = "parent";
    private static final String NAME = "name";
    /** What holds its own connections, or a past state, or is worthless on a copy. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "wp-config\\.php|\\.htaccess|\\.user\\.ini|php\\.ini"
                    + "|(.*/)?\\.(git|svn)/.*|wp-content/(object-cache|advanced-cache|db|sunrise)\\.php"
                    + "|wp-content/(cache|upgrade|updraft|ai1wm-backups|backups?[^/]*)/.*");
    private static final String UPLOADS = "wp-content/uploads/";
    private static final long MOST_UPLOADS = 1L << 30;
    private static final long LEAST_ROOM = 64L << 20;
    private static final int OWNER_ONLY = 0700;

    private final RunLog log;
    private final Files app;

    /**
     * @param app
     * the folder of the site
     */
    public SiteFolder(RunLog log, Files app) {
        this.log = log;
        this.app = app;
    }

    /**
     * A copy that was made.
     *
     * @param path
     * its whole path, as its machine understands it
     */
    public record Made(String path, long files, long bytes, List<Problem> notes) {
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Where the copy is made.
     *
     * @param parents
     * folders of the site's machine in which the copy may lie, the best first
     * @param name
     * of the copy, and of its database
     */
    public record Wanted(List<String> parents, String name) {
        public Wanted {
            parents = List.copyOf(parents);
        }
    }

    /**
     * Copies the folder and compares names and sizes.
     *
     * @param original
     * the site's {@code wp-config.php}
     * @param stop
     * asked between two files
     * @return empty where it was stopped; what was made by then is still to be removed
     */
    public Optional<Made> make(byte[] original, Wanted wanted, BooleanSupplier stop) throws SiteException,
            RecordException {
        if (!app.exists("wp-load.php") || app.list("wp-content/plugins").isEmpty()) {
            throw new SiteException(Problem.blocker("site-copy.problem.no-wordpress", app.place()));
        }
        byte[] config = CopyTexts.config(original, app.place() + "/wp-config.php");
        var notes = new ArrayList<Problem>();
        Map<String, Long> going = going(notes);
        long bytes = going.values().stream().mapToLong(Long::longValue).sum();
        String parent = begin(wanted, bytes);
        String path = parent + "/" + wanted.name();
        try (Files copy = app.elsewhere(path)) {
            for (String name : going.keySet()) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                copy(name, copy);
            }
            compare(going, copy);
            write(copy, "wp-config.php", config);
            write(copy, "fairlead-copy.php", CopyTexts.before(wanted.name()).getBytes(
                    StandardCharsets.UTF_8));
            write(copy, "fairlead-router.php", CopyTexts.router().getBytes(StandardCharsets.UTF_8));
            write(copy, "wp-content/mu-plugins/000-fairlead-quiet.php", CopyTexts.quiet().getBytes(
                    StandardCharsets.UTF_8));
        }
        return Optional.of(new Made(path, going.size(), bytes, notes));
    }

    /** What is copied, with its size. */
    private Map<String, Long> going(List<Problem> notes) throws SiteException {
        Map<String, Long> going = new TreeMap<>();
        for (FileEntry entry : app.list()) {
            if (!LEFT_OUT.matcher(entry.path()).matches()) {
                going.put(entry.path(), entry.size());
            }
        }
        long uploads = going.entrySet().stream().filter(file -> file.getKey().startsWith(UPLOADS)).mapToLong(
                Map.Entry::getValue).sum();
        List<String> links = app.links().stream().filter(path -> !LEFT_OUT.matcher(path).matches()).toList();
        if (!links.isEmpty()) {
            notes.add(Problem.info("site-copy.note.links", links.size(), links.getFirst()));
        }
        if (uploads > MOST_UPLOADS) {
            going.keySet().removeIf(name -> name.startsWith(UPLOADS));
            notes.add(Problem.info("site-copy.note.uploads", uploads >> 20));
        }
        return going;
    }

    /** The first folder in which a copy can be begun. */
    private String begin(Wanted wanted, long bytes) throws SiteException, RecordException {
        SiteException last = new SiteException(Problem.blocker("site-copy.problem.no-place", app.place()));
        for (String parent : wanted.parents()) {
            try (Files beside = app.elsewhere(parent)) {
                long free = beside.freeBytes();
                if (free < bytes + LEAST_ROOM) {
                    last = new SiteException(Problem.blocker("site-copy.problem.no-room", beside.place(), free
                            >> 20, (bytes + LEAST_ROOM) >> 20));
                    continue;
                }
            } catch (SiteException e) {
                last = e;
                continue;
            }
            log.remember(SCOPE, NAME, wanted.name());
            log.remember(SCOPE, PARENT, parent);
            try (Files beside = app.elsewhere(parent)) {
                write(beside, wanted.name() + "/.htaccess", "Require all denied\n".getBytes(
                        StandardCharsets.UTF_8));
                beside.mode(wanted.name(), OWNER_ONLY);
                return parent;
            } catch (SiteException e) {
                last = e;
            }
            remove(); // where that fails, the record still names it, and no other folder is begun
        }
        throw last;
    }

    private void copy(String name, Files copy) throws SiteException {
        try (InputStream in = app.open(name)) {
            copy.write(name, in);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", name), e);
        }
    }

    private static void write(Files copy, String name, byte[] content) throws SiteException {
        copy.write(name, new ByteArrayInputStream(content));
    }

    /** Whether all is there; a file that grew or went meanwhile, as logs do, counts as it came. */
    private void compare(Map<String, Long> going, Files copy) throws SiteException {
        Map<String, Long> there = new TreeMap<>();
        copy.list().forEach(entry -> there.put(entry.path(), entry.size()));
        for (Map.Entry<String, Long> file : going.entrySet()) {
            Long size = there.get(file.getKey());
            if (size == null || (size < file.getValue() && !file.getKey().endsWith(".log"))) {
                throw new SiteException(Problem.blocker("site-copy.problem.different", file.getKey(), copy
                        .place()));
            }
        }
    }

    /** Whole path of a copy that may still be there. */
    public static Optional<String> left(RunLog log) throws RecordException {
        Optional<String> name = log.recall(SCOPE, NAME);
        Optional<String> parent = log.recall(SCOPE, PARENT);
        return name.isEmpty() || parent.isEmpty() ? Optional.empty() : Optional.of(parent.get() + "/" + name
                .get());
    }

    /** Removes the copy that the record names; nothing else of the folder that it lies in. */
    public void remove() throws SiteException, RecordException {
        Optional<String> name = log.recall(SCOPE, NAME);
        Optional<String> parent = log.recall(SCOPE, PARENT);
        if (name.isPresent() && parent.isPresent()) {
            try (Files beside = app.elsewhere(parent.get())) {
                beside.deleteTree(name.get());
            }
        }
        log.forget(SCOPE);
    }
}
