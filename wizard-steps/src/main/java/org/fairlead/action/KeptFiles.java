package org.fairlead.action;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;

/**
 * Files of an application with their permissions, sealed beside the record: zstd and tar inside age. What a
 * run
 * has left behind is noted by digests, so that a rollback puts back what this run changed and nothing else.
 * Memory does not grow with a file.
 */
public final class KeptFiles {
    /** Scope in the record: kept file to the digest of its content. */
    static final String BEFORE = "kept-files";
    private static final String LEFT = "kept-files-left";
    private static final String AT = "kept-files-at";
    private static final int BUFFER = 1 << 16;
    private static final int PERMISSIONS = 0777;

    private final Files tree;
    private final Path archive;
    private final RunLog log;
    private final TreeDigests digests;

    /**
     * @param tree
     * the folder of the application
     * @param shell
     * what runs commands in that same folder, where something does
     * @param folder
     * of the run's backup
     */
    public KeptFiles(Files tree, Optional<Shell> shell, Path folder, RunLog log) {
        this.tree = tree;
        this.digests = new TreeDigests(tree, shell);
        this.archive = folder.resolve("app-files.tar.zst.age");
        this.log = log;
    }

    /**
     * Files kept, and where.
     *
     * @param sums
     * path to size and digest, as they came from the application
     */
    public record Kept(Path archive, Map<String, FileSum> sums) {
        public Kept {
            sums = Map.copyOf(sums);
        }
    }

    /**
     * Keeps files and folders as they are, reads them back and holds every digest against the original.
     *
     * @throws RecordException
     * when what was read back is something else
     */
    public Kept keep(List<String> paths, AgeSealer sealer, AgeOpener opener) throws SiteException,
            IOException,
            RecordException, SecretException {
        tree.requireFolder();
        Map<String, FileSum> sums = new TreeMap<>();
        try (var tar = new TarArchiveOutputStream(new BufferedOutputStream(new ZstdOutputStream(sealer.seal(
                new BufferedOutputStream(java.nio.file.Files.newOutputStream(archive), BUFFER))), BUFFER),
                "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (String path : paths) {
                for (FileEntry entry : tree.list(path)) {
                    sums.put(entry.path(), new FileSum(entry.size(), add(tar, entry)));
                }
            }
        }
        Map<String, String> original = new TreeMap<>();
        sums.forEach((path, sum) -> original.put(path, sum.sha256()));
        Map<String, String> back = new TreeMap<>();
        read(opener, (entry, content) -> back.put(entry.getName(), digest(content)));
        if (!back.equals(original)) {
            throw new RecordException(Problem.blocker("backup.problem.read-back", archive.toString()), null);
        }
        log.forget(BEFORE);
        for (Map.Entry<String, String> digest : original.entrySet()) {
            log.remember(BEFORE, digest.getKey(), digest.getValue());
        }
        return new Kept(archive, sums);
    }

    private String add(TarArchiveOutputStream tar, FileEntry entry) throws SiteException, IOException {
        var header = new TarArchiveEntry(entry.path());
        header.setSize(entry.size());
        header.setMode(tree.mode(entry.path()));
        String[] owner = tree.owner(entry.path()).split(":", -1);
        if (owner.length == 2) {
            header.setIds(Integer.parseInt(owner[0]), Integer.parseInt(owner[1]));
        }
        tar.putArchiveEntry(header);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(tree.open(entry.path()), digest)) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Takes one file out of what was kept. */
    interface Reader {
        void read(TarArchiveEntry entry, InputStream content) throws IOException, SiteException;
    }

    void read(AgeOpener opener, Reader reader) throws IOException, SecretException, SiteException {
        try (var tar = new TarArchiveInputStream(new ZstdInputStream(opener.open(new BufferedInputStream(
                java.nio.file.Files.newInputStream(archive), BUFFER), archive.toString())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reader.read(entry, tar);
            }
        }
    }

    private static String digest(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Notes what the kept files are like, before a command that may change them. What an interrupted command
     * has made of them is settled first.
     */
    public void begin() throws RecordException, SiteException {
        settle();
        Map<String, String> before = log.recallAll(BEFORE);
        if (!before.isEmpty()) {
            log.remember(AT, AT, JsonMapper.shared().writeValueAsString(digests.of(before.keySet())));
        }
    }

    /** Notes what the command has made of them; whatever changed while it ran is this run's. */
    public void settle() throws RecordException, SiteException {
        for (Map.Entry<String, String> changed : unsettled().entrySet()) {
            log.remember(LEFT, changed.getKey(), changed.getValue());
        }
        log.forget(AT);
    }

    /** What changed since a command began that has not been settled. */
    private Map<String, String> unsettled() throws RecordException, SiteException {
        Map<String, String> changed = new TreeMap<>();
        Optional<String> noted = log.recall(AT, AT);
        if (noted.isPresent()) {
            Map<String, String> at = JsonMapper.shared().readValue(noted.get(),
                    new TypeReference<Map<String, String>>() {});
            changed.putAll(digests.of(at.keySet()));
            changed.entrySet().removeIf(one -> one.getValue().equals(at.get(one.getKey())));
        }
        return changed;
    }

    /** Files that go back, and those that others have changed since. */
    public record Leaving(List<String> going, List<String> changed) {
        public Leaving {
            going = List.copyOf(going);
            changed = List.copyOf(changed);
        }
    }

    /** What {@link #undo} would do now; touches nothing. */
    public Leaving leaving() throws RecordException, SiteException {
        Map<String, String> left = new TreeMap<>(log.recallAll(LEFT));
        left.putAll(unsettled());
        var going = new ArrayList<String>();
        var changed = new ArrayList<String>();
        Map<String, String> kept = log.recallAll(BEFORE);
        Map<String, String> is = digests.of(kept.keySet());
        for (Map.Entry<String, String> before : kept.entrySet()) {
            String now = is.getOrDefault(before.getKey(), TreeDigests.GONE);
            @Nullable String ours = left.get(before.getKey());
            if (ours != null && !now.equals(before.getValue())) {
                (now.equals(ours) ? going : changed).add(before.getKey());
            }
        }
        return new Leaving(going, changed);
    }

    /** Puts back what this run changed, with its permissions; answers what others changed since and stays. */
    public Leaving undo(AgeOpener opener) throws RecordException, SiteException, IOException,
            SecretException {
        settle();
        Leaving leaving = leaving();
        Set<String> going = Set.copyOf(leaving.going());
        if (!going.isEmpty()) {
            read(opener, (entry, content) -> {
                if (going.contains(entry.getName())) {
                    tree.write(entry.getName(), content);
                    tree.mode(entry.getName(), entry.getMode() & PERMISSIONS);
                }
            });
        }
        return leaving;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
