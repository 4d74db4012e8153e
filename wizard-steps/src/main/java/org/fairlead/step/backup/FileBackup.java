package org.fairlead.step.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import org.fairlead.action.FileSum;
import org.fairlead.action.KeptFiles;
import org.fairlead.action.KeptFolders;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.FileRehearsal.KeptTree;

/** Keeps whole files, zstd inside age; each is read back and its hash compared before it counts. */
final class FileBackup {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final AgeSealer sealer;
    private final AgeOpener opener;
    private final List<KeptTree> trees = new ArrayList<>();

    FileBackup(Path folder, AgeSealer sealer, AgeOpener opener) {
        this.folder = folder;
        this.sealer = sealer;
        this.opener = opener;
    }

    /** Where it all lies. */
    Path folder() {
        return folder;
    }

    /** The trees of files that were kept so far. */
    List<KeptTree> trees() {
        return trees;
    }

    Item database(Path snapshot) throws IOException, RecordException {
        try (InputStream in = java.nio.file.Files.newInputStream(snapshot)) {
            return keep("source-database", snapshot.toString(), "source-database.zst.age", in, 1);
        }
    }

    List<Item> settings(String side, Optional<Settings> settings) throws SiteException, IOException,
            RecordException {
        if (settings.isEmpty() || !settings.get().exists()) {
            return List.of();
        }
        return List.of(keep("settings", settings.get().place(), side + "-settings.zst.age",
                new ByteArrayInputStream(settings.get().content()), 1));
    }

    List<Item> tree(Optional<Files> tree) throws SiteException, IOException, RecordException {
        if (tree.isEmpty()) {
            return List.of();
        }
        Path file = folder.resolve("files.tar.zst.age");
        List<FileEntry> entries = tree.get().list();
        String hash = tar(tree.get(), List.of(""), entries, file);
        return List.of(new Item("files", tree.get().place(), folder.getFileName() + "/" + file.getFileName(),
                entries.size(), file.toFile().length(), hash));
    }

    /**
     * Writes files of a tree as one archive and reads it back.
     *
     * @return hex SHA-256 of the tar inside
     */
    String tar(Files tree, List<FileEntry> entries, Path file) throws SiteException, IOException,
            RecordException {
        return tar(tree, entries.stream().map(FileEntry::path).toList(), entries, file);
    }

    /**
     * @param paths
     * what of the tree the entries are
     */
    private String tar(Files tree, List<String> paths, List<FileEntry> entries, Path file)
            throws SiteException, IOException, RecordException {
        Map<String, FileSum> sums = new HashMap<>();
        try (var tar = new TarArchiveOutputStream(sealed(file), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (FileEntry entry : entries) {
                var header = new TarArchiveEntry(entry.path());
                header.setSize(entry.size());
                tar.putArchiveEntry(header);
                var digest = sha256();
                try (InputStream in = new DigestInputStream(tree.open(entry.path()), digest)) {
                    in.transferTo(tar);
                }
                tar.closeArchiveEntry();
                sums.put(entry.path(), new FileSum(entry.size(), HexFormat.of().formatHex(digest.digest())));
            }
        }
        trees.add(new KeptTree(tree, paths, file, sums));
        return hashOfContent(file);
    }

    /** The files of the application that the playbook names. */
    List<Item> app(BackupInput input, RunLog log) throws SiteException, IOException, RecordException {
        var whole = new ArrayList<>(input.playbook().connections().target().keepWhole());
        whole.removeAll(input.choice().leaveOut());
        var paths = new ArrayList<>(input.playbook().connections().target().keep());
        paths.removeAll(input.choice().leaveOut());
        paths.addAll(whole);
        if (input.target().app().isEmpty() || paths.isEmpty()) {
            return List.of();
        }
        Files tree = input.target().app().get();
        try {
            KeptFiles.Kept kept = new KeptFiles(tree, input.target().shell(), folder, log).keep(paths, sealer,
                    opener);
            trees.add(new KeptTree(tree, paths, kept.archive(), kept.sums()));
            new KeptFolders(tree, input.target().shell(), folder, log).note(whole);
            return List.of(new Item("app-files", tree.place(), folder.getFileName() + "/" + kept.archive()
                    .getFileName(), kept.sums().size(), kept.archive().toFile().length(), hashOfContent(kept
                            .archive())));
        } catch (SecretException e) {
            throw new RecordException(e.problem(), e);
        }
    }

    private Item keep(String kind, String what, String name, InputStream content, long rows)
            throws IOException, RecordException {
        Path file = folder.resolve(name);
        var digest = sha256();
        try (OutputStream out = sealed(file); var in = new DigestInputStream(content, digest)) {
            in.transferTo(out);
        }
        String written = HexFormat.of().formatHex(digest.digest());
        requireSame(file, written);
        return new Item(kind, what, folder.getFileName() + "/" + name, rows, file.toFile().length(), written);
    }

    /** Refuses a file that does not hold, read back, what was written into it. */
    void requireSame(Path file, String written) throws IOException, RecordException {
        if (!written.equals(hashOfContent(file))) {
            throw new RecordException(Problem.blocker("backup.problem.read-back", file.toString()), null);
        }
    }

    OutputStream sealed(Path file) throws IOException {
        return new BufferedOutputStream(new ZstdOutputStream(
                sealer.seal(new BufferedOutputStream(java.nio.file.Files.newOutputStream(file), BUFFER))),
                BUFFER);
    }

    private String hashOfContent(Path file) throws IOException, RecordException {
        var digest = sha256();
        try (var in = new DigestInputStream(new ZstdInputStream(
                opener.open(new BufferedInputStream(java.nio.file.Files.newInputStream(file), BUFFER),
                        file.toString())),
                digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SecretException e) {
            throw new RecordException(e.problem(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
