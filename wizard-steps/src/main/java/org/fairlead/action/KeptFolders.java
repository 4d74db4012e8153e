package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;

/**
 * Folders of programs among the kept files. One goes back as a whole, whoever changed it: what was kept is
 * written
 * beside it and compared, then the two change places by their names. What was there stays under another name
 * until
 * the way back is given up.
 */
public final class KeptFolders {
    private static final String FOLDERS = "kept-folders";
    private static final String ASIDE = "kept-folders-aside";
    private static final String NEW = ".fairlead-new";
    private static final String REPLACED = ".replaced-";
    private static final int PERMISSIONS = 0777;
    private static final int OTHERS_READ = 04;

    private final Files tree;
    private final KeptFiles kept;
    private final TreeDigests digests;
    private final RunLog log;

    /**
     * @param tree
     * the folder of the application
     * @param shell
     * what runs commands in that same folder, where something does
     * @param folder
     * of the run's backup
     */
    public KeptFolders(Files tree, Optional<Shell> shell, Path folder, RunLog log) {
        this.tree = tree;
        this.kept = new KeptFiles(tree, shell, folder, log);
        this.digests = new TreeDigests(tree, shell);
        this.log = log;
    }

    /** Remembers which of what was kept are such folders; one of which no file was kept is none. */
    public void note(List<String> folders) throws RecordException {
        log.forget(FOLDERS);
        for (String folder : folders) {
            if (!before(folder).isEmpty()) {
                log.remember(FOLDERS, folder, folder);
            }
        }
    }

    private Map<String, String> before(String folder) throws RecordException {
        return log.recallAll(KeptFiles.BEFORE).entrySet().stream().filter(file -> file.getKey().startsWith(
                folder
                        + "/")).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a,
                                TreeMap::new));
    }

    /** Folders that are not as they were kept, and how many of their files are changed, missing or new. */
    public Map<String, Integer> differing() throws RecordException, SiteException {
        Map<String, Integer> differing = new TreeMap<>();
        for (String folder : log.recallAll(FOLDERS).keySet()) {
            Map<String, String> before = before(folder);
            Set<String> paths = new TreeSet<>(before.keySet());
            tree.list(folder).stream().map(FileEntry::path).forEach(paths::add);
            Map<String, String> now = digests.of(paths);
            int files = (int) paths.stream().filter(path -> !now.getOrDefault(path, TreeDigests.GONE).equals(
                    before
                            .getOrDefault(path, TreeDigests.GONE))).count();
            if (files > 0) {
                differing.put(folder, files);
            }
        }
        return differing;
    }

    /**
     * What came of putting a folder back.
     *
     * @param aside
     * what the folder that was there is called now; empty where none was
     * @param foreign
     * files that could not be given to whom they belonged
     * @param unreadable
     * those of them that nobody but their owner and group may read
     */
    public record Back(String aside, List<String> foreign, List<String> unreadable) {
        public Back {
            foreign = List.copyOf(foreign);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Puts a folder back as it was kept, with permissions and, where that is allowed, owners.
     *
     * @param stamp
     * part of the other name of what is there now, such as a time
     * @throws RecordException
     * when what was written beside it is not what was kept; nothing was changed then
     */
    public Back putBack(String folder, String stamp, AgeOpener opener) throws RecordException, SiteException,
            IOException, SecretException {
        String beside = folder + NEW;
        tree.deleteTree(beside);
        Map<String, String> before = before(folder);
        var foreign = new ArrayList<String>();
        var unreadable = new ArrayList<String>();
        kept.read(opener, (entry, content) -> {
            if (before.containsKey(entry.getName())) {
                String path = beside + entry.getName().substring(folder.length());
                int mode = entry.getMode() & PERMISSIONS;
                tree.write(path, content);
                tree.mode(path, mode);
                if (!tree.owner(path, entry.getLongUserId() + ":" + entry.getLongGroupId())) {
                    foreign.add(entry.getName());
                    if ((mode & OTHERS_READ) == 0) {
                        unreadable.add(entry.getName());
                    }
                }
            }
        });
        requireSame(before, folder, beside);
        return new Back(swap(folder, beside, stamp), foreign, unreadable);
    }

    private void requireSame(Map<String, String> before, String folder, String beside) throws RecordException,
            SiteException {
        Map<String, String> now = new TreeMap<>();
        digests.of(before.keySet().stream().map(path -> beside + path.substring(folder.length())).toList())
                .forEach((
                        path, digest) -> now.put(folder + path.substring(beside.length()), digest));
        if (!now.equals(before)) {
            throw new RecordException(Problem.blocker("backup.problem.read-back", tree.place() + "/"
                    + beside), null);
        }
    }

    /** The name of what was there; empty where nothing was. */
    private String swap(String folder, String beside, String stamp) throws SiteException, RecordException {
        if (tree.list(folder).isEmpty()) {
            tree.deleteTree(folder);
            tree.rename(beside, folder);
            return "";
        }
        String aside = folder + REPLACED + stamp;
        tree.mode(beside, tree.mode(folder));
        tree.owner(beside, tree.owner(folder));
        log.remember(ASIDE, aside, folder);
        tree.rename(folder, aside);
        boolean stands = false;
        try {
            tree.rename(beside, folder);
            stands = true;
        } finally {
            if (!stands) {
                tree.rename(aside, folder);
            }
        }
        return aside;
    }

    /** Folders that stepped aside in this run, by the names they have now. */
    public static List<String> aside(RunLog log) throws RecordException {
        return List.copyOf(log.recallAll(ASIDE).keySet());
    }
}
