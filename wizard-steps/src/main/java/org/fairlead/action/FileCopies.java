package org.fairlead.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.fairlead.playbook.Action.CopyFiles;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * Copies the files that the target lacks. Which ones they will be is written down, with their hashes, before
 * the first is
 * copied; a file that the target already has is never replaced.
 */
public final class FileCopies {
    private static final String FOLDER = "folder";

    private final Files source;
    private final Files target;
    private final WayBack wayBack;

    public FileCopies(Files source, Files target, WayBack wayBack) {
        this.source = source;
        this.target = target;
        this.wayBack = wayBack;
    }

    /** What copying came to: files copied, and those the target has with another content. */
    public record Copied(ActionTally tally, List<String> kept) {
        public Copied {
            kept = List.copyOf(kept);
        }
    }

    /** Copies; a second time there is nothing to do. */
    public Copied run(CopyFiles action) throws SiteException, IOException {
        Set<String> there = new HashSet<>();
        for (FileEntry entry : target.list()) {
            there.add(entry.path());
        }
        var lacking = new ArrayList<String>();
        var kept = new ArrayList<String>();
        var folders = new LinkedHashSet<String>();
        var manifest = new StringBuilder();
        Path listed = manifest(action);
        for (FileEntry entry : source.list()) {
            if (!there.contains(entry.path())) {
                lacking.add(entry.path());
                folders.addAll(target.foldersLacking(entry.path()));
                manifest.append(source.digest(entry.path())).append(' ').append(entry.path()).append('\n');
            } else if (!source.digest(entry.path()).equals(target.digest(entry.path()))) {
                kept.add(entry.path());
            }
        }
        if (lacking.isEmpty()) {
            return new Copied(ActionTally.NONE, kept);
        }
        folders.forEach(folder -> manifest.append(FOLDER).append(' ').append(folder).append('\n'));
        int attempt = 0;
        while (java.nio.file.Files.exists(listed)) {
            listed = manifest(action).resolveSibling("files-" + action.id() + "-" + ++attempt + ".age");
        }
        SealedFile.write(listed, manifest.toString().getBytes(StandardCharsets.UTF_8), wayBack.sealer());
        for (String path : lacking) {
            try (InputStream in = source.open(path)) {
                target.write(path, in);
            }
        }
        return new Copied(new ActionTally(lacking.size(), 0, 0), kept);
    }

    /**
     * What taking copies away would come to: files that go, those that were changed since and stay, and the
     * folders
     * made for them, innermost first.
     */
    public record Leaving(List<String> going, List<String> changed, List<String> folders) {
        public Leaving {
            going = List.copyOf(going);
            changed = List.copyOf(changed);
            folders = List.copyOf(folders);
        }
    }

    /** What {@link #undo} would do now; touches nothing. */
    public Leaving leaving(CopyFiles action, AgeOpener opener) throws SiteException, IOException,
            SecretException {
        Map<String, Boolean> ours = new TreeMap<>();
        var folders = new LinkedHashSet<String>();
        Path listed = manifest(action);
        for (int attempt = 1; java.nio.file.Files.exists(listed); attempt++) {
            for (String line : new String(SealedFile.read(listed, opener), StandardCharsets.UTF_8).lines()
                    .toList()) {
                int blank = line.indexOf(' ');
                String path = line.substring(blank + 1);
                if (line.startsWith(FOLDER)) {
                    folders.add(path);
                } else if (target.exists(path)) {
                    // an interrupted attempt and the one after it list the same file
                    ours.merge(path, target.digest(path).equals(line.substring(0, blank)),
                            Boolean::logicalOr);
                }
            }
            listed = manifest(action).resolveSibling("files-" + action.id() + "-" + attempt + ".age");
        }
        return new Leaving(paths(ours, true), paths(ours, false), folders.stream().sorted(Comparator
                .comparingInt(
                        String::length).reversed()).toList());
    }

    private static List<String> paths(Map<String, Boolean> ours, boolean wanted) {
        return ours.entrySet().stream().filter(entry -> entry.getValue() == wanted).map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Takes the copied files away again, and the folders made for them; answers the files that were changed
     * since and stay.
     */
    public List<String> undo(CopyFiles action, AgeOpener opener) throws SiteException, IOException,
            SecretException {
        Leaving leaving = leaving(action, opener);
        for (String path : leaving.going()) {
            target.delete(path);
        }
        for (String folder : leaving.folders()) {
            target.deleteFolder(folder);
        }
        return leaving.changed();
    }

    private Path manifest(CopyFiles action) {
        return wayBack.folder().resolve("files-" + action.id() + ".age");
    }

    /** Whether both trees are one and the same place, so that there is nothing to copy. */
    public static boolean same(Optional<Files> source, Optional<Files> target) {
        return source.isPresent() && target.isPresent() && source.get().place().equals(target.get().place());
    }
}
