package org.fairlead.step.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import org.fairlead.action.FileSum;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * Unseals kept files again and compares names, sizes and check sums with those that the site's files had when
 * they were read. What may hold a secret never lies on this computer in clear: only large pictures, films,
 * sounds and fonts are restored in a folder, which is removed again; all others pass through memory.
 */
final class FileRehearsal {
    static final String SCRATCH = "files-scratch";
    static final String READ_BACK = "files-read-back";
    /**
     * What holds no settings: no list of names of secrets could ever be whole, so this one is of the others.
     */
    private static final Pattern MEDIA = Pattern.compile(
            "(?i)(.*/)?[^/]+\\.(jpe?g|png|gif|webp|avif|heic|bmp|tiff?"
                    + "|mp4|m4v|mov|webm|mkv|avi|mp3|m4a|ogg|oga|ogv|wav|flac|woff2?|ttf|otf|eot)");
    /** Files up to this size stay in memory whatever they are called. */
    private static final long SMALL = 1L << 20;
    private static final long LEAST_ROOM = 32L << 20;
    private static final int SAMPLES = 50;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path scratch;
    private final AgeOpener opener;
    private final List<Problem> notes = new ArrayList<>();
    private final List<String> different = new ArrayList<>();
    private long written;

    /**
     * @param folder
     * of the run
     * @param name
     * of the folder below it, which is in the record; what is there is removed first
     */
    FileRehearsal(Path folder, String name, AgeOpener opener) {
        this.folder = folder;
        this.scratch = folder.resolve(name);
        this.opener = opener;
    }

    /**
     * A tree of files that was kept.
     *
     * @param paths
     * what was kept of it; "" stands for all
     * @param sums
     * of its files as they were read
     */
    record KeptTree(org.fairlead.site.Files tree, List<String> paths, Path archive,
            Map<String, FileSum> sums) {
        KeptTree {
            paths = List.copyOf(paths);
            sums = Map.copyOf(sums);
        }
    }

    /** What a person should know besides. */
    List<Problem> notes() {
        return notes;
    }

    /** What keeps the gate closed: files that did not come back as they were. */
    Optional<Finding> finding() {
        if (different.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding("rehearsal/files", BackupStep.GROUP, Problem.blocker(
                "backup.problem.rehearsal-files", different.size(), different.getFirst())).with(new Evidence(
                        List.of("evidence.file"), different.stream().limit(SAMPLES).map(List::of).toList(),
                        different.size())));
    }

    /** Tries it; nothing to try where no file was kept. */
    Rehearsal rehearse(List<KeptTree> trees) throws SiteException, IOException, RecordException {
        remove(scratch); // also where nothing is kept any more, but was when a program died
        long files = trees.stream().mapToLong(tree -> tree.sums().size()).sum();
        if (files == 0) {
            return Rehearsal.NONE;
        }
        long start = System.nanoTime();
        boolean room = hasRoom(trees);
        try {
            int number = 0;
            for (KeptTree tree : trees) {
                Path place = scratch.resolve(Integer.toString(number++));
                Map<String, FileSum> back = restored(tree.archive(), place, room);
                var names = new TreeSet<>(tree.sums().keySet());
                names.addAll(back.keySet());
                names.stream().filter(name -> !Optional.ofNullable(tree.sums().get(name)).equals(Optional
                        .ofNullable(back.get(name)))).forEach(different::add);
            }
        } finally {
            remove(scratch);
        }
        lookAgain(trees);
        return new Rehearsal(written > 0 ? SCRATCH : READ_BACK, trees.size(), Math.max(0, files - different
                .size()),
                different.size(), (System.nanoTime() - start) / 1_000_000);
    }

    private boolean hasRoom(List<KeptTree> trees) throws IOException {
        long needed = trees.stream().flatMap(tree -> tree.sums().entrySet().stream()).filter(
                file -> isWritten(file.getKey(), file.getValue().bytes())).mapToLong(file -> file.getValue()
                        .bytes())
                .sum();
        if (needed == 0) {
            return true;
        }
        needed += LEAST_ROOM;
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            notes.add(Problem.warning("backup.note.files-no-room", folder.toString(), free >> 20,
                    needed >> 20));
        }
        return free >= needed;
    }

    /** What came out of an archive, by name, as it lies in the folder. */
    private Map<String, FileSum> restored(Path archive, Path place, boolean room) throws IOException,
            RecordException {
        Map<String, FileSum> back = new TreeMap<>();
        Map<String, Path> there = new TreeMap<>();
        try (var tar = new TarArchiveInputStream(new ZstdInputStream(opener.open(new BufferedInputStream(Files
                .newInputStream(archive), BUFFER), archive.toString())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Optional<Path> file = room && isWritten(entry.getName(), entry.getSize()) ? room(place, entry
                        .getName()) : Optional.empty();
                if (file.isPresent()) {
                    Files.copy(tar, file.get());
                    there.put(entry.getName(), file.get());
                } else {
                    back.put(entry.getName(), sum(tar));
                }
            }
        } catch (SecretException e) {
            throw new RecordException(e.problem(), e);
        }
        written += there.size();
        for (Map.Entry<String, Path> file : there.entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                back.put(file.getKey(), sum(in));
            }
        }
        return back;
    }

    /** Whether a file may lie in the folder in clear for a moment. */
    static boolean isWritten(String name, long bytes) {
        return bytes > SMALL && MEDIA.matcher(name).matches();
    }

    /** Where a file goes; nowhere where this computer has no room for its name. */
    private Optional<Path> room(Path place, String name) throws IOException {
        try {
            makeOwn(scratch);
            makeOwn(place);
            Path file = place.resolve(name).normalize();
            if (!file.startsWith(place) || file.equals(place)) {
                return Optional.empty();
            }
            Files.createDirectories(file.getParent());
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.empty() : Optional.of(file);
        } catch (InvalidPathException | FileAlreadyExistsException e) {
            return Optional.empty(); // a name that is none here
        }
    }

    private static FileSum sum(InputStream content) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        long bytes = content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return new FileSum(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Says whether the site's files are still those that were kept; a log that grows meanwhile is no fault.
     */
    private void lookAgain(List<KeptTree> trees) throws SiteException {
        var moved = new ArrayList<String>();
        long files = 0;
        for (KeptTree kept : trees) {
            Map<String, Long> now = new TreeMap<>();
            for (String path : kept.paths()) {
                for (FileEntry entry : path.isEmpty() ? kept.tree().list() : kept.tree().list(path)) {
                    now.put(entry.path(), entry.size());
                }
            }
            var names = new TreeSet<>(now.keySet());
            names.addAll(kept.sums().keySet());
            names.stream().filter(name -> !Optional.ofNullable(now.get(name)).equals(Optional.ofNullable(kept
                    .sums().get(name)).map(FileSum::bytes))).forEach(moved::add);
            files += kept.sums().size();
        }
        notes.add(moved.isEmpty() ? Problem.passed("backup.note.files-live", files)
                : Problem.info("backup.note.files-moved", moved.size(), moved.getFirst()));
    }

    private static void makeOwn(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(place, PosixFilePermissions.asFileAttribute(PosixFilePermissions
                    .fromString("rwx------")));
        } else {
            Files.createDirectory(place);
        }
    }

    /** Removes the folder and all in it; links in it go, not what they show. */
    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
