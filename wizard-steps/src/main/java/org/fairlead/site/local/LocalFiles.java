package org.fairlead.site.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.TreePath;

/**
 * A tree of files on this machine. Nothing outside its root is read or written: links are not followed,
 * neither at the end
 * of a path nor on the way, and a path that leads out is refused. Files are replaced in one move.
 */
public final class LocalFiles implements org.fairlead.site.Files {
    private static final String TEMPORARY = ".fairlead-tmp";
    private static final int MODE = 0777;

    private final Path root;

    public LocalFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<FileEntry> list() throws SiteException {
        return list(root);
    }

    @Override
    public List<FileEntry> list(String path) throws SiteException {
        Path below = inside(path);
        return Files.exists(below, LinkOption.NOFOLLOW_LINKS) ? list(below) : List.of();
    }

    @Override
    public List<String> links() throws SiteException {
        var links = new ArrayList<String>();
        walk(root, (file, attributes) -> {
            if (attributes.isSymbolicLink()) {
                links.add(relative(file));
            }
        });
        links.sort(Comparator.naturalOrder());
        return links;
    }

    private List<FileEntry> list(Path below) throws SiteException {
        var entries = new ArrayList<FileEntry>();
        walk(below, (file, attributes) -> {
            if (attributes.isRegularFile() && !file.toString().endsWith(TEMPORARY)) {
                entries.add(new FileEntry(relative(file), attributes.size()));
            }
        });
        entries.sort(Comparator.comparing(FileEntry::path));
        return entries;
    }

    private void walk(Path below, BiConsumer<Path, BasicFileAttributes> seen) throws SiteException {
        try {
            Files.walkFileTree(below, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    seen.accept(file, attributes);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            throw new SiteException(Problem.blocker("files.problem.no-folder", place()), e);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", e.getMessage() == null
                    ? place()
                    : e.getMessage()), e);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    @Override
    public void requireFolder() throws SiteException {
        if (!Files.isDirectory(root)) {
            throw new SiteException(Problem.blocker("files.problem.no-folder", place()));
        }
    }

    @Override
    public boolean exists(String path) throws SiteException {
        return Files.isRegularFile(inside(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public InputStream open(String path) throws SiteException {
        Path file = inside(path);
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", file.toString()), e);
        }
    }

    @Override
    public InputStream open(String path, long offset) throws SiteException {
        Path file = inside(path);
        try {
            return Channels.newInputStream(Files.newByteChannel(file, Set.of(StandardOpenOption.READ,
                    LinkOption.NOFOLLOW_LINKS)).position(offset));
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", file.toString()), e);
        }
    }

    @Override
    public org.fairlead.site.Files elsewhere(String folder) {
        return new LocalFiles(Path.of(folder));
    }

    @Override
    public String write(String path, InputStream content) throws SiteException {
        Path file = inside(path);
        Path beside = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            Files.createDirectories(beside.resolveSibling(""));
            inside(path);
            Files.deleteIfExists(beside);
            MessageDigest digest = sha256();
            try (FileChannel channel = FileChannel.open(beside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS));
                    OutputStream out = Channels.newOutputStream(channel)) {
                new DigestInputStream(content, digest).transferTo(out);
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-write", file.toString(), e.getClass()
                            .getSimpleName()), e);
        } finally {
            discard(beside);
        }
    }

    @Override
    public void append(String path, long offset, InputStream content) throws SiteException {
        Path file = inside(path);
        try {
            Files.createDirectories(file.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)).truncate(offset).position(offset);
                    OutputStream out = Channels.newOutputStream(channel)) {
                content.transferTo(out);
                channel.force(true);
            }
        } catch (IOException e) {
            throw cannot("write", file, e);
        }
    }

    private static void discard(Path beside) throws SiteException {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-delete", beside.toString()), e);
        }
    }

    @Override
    public String digest(String path) throws SiteException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(open(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", inside(path).toString()), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void delete(String path) throws SiteException {
        Path file = inside(path);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-delete", file.toString()), e);
        }
    }

    @Override
    public List<String> foldersLacking(String path) throws SiteException {
        var lacking = new ArrayList<String>();
        for (Path folder = inside(path).getParent(); folder != null && folder.startsWith(root)
                && !Files.exists(folder); folder = folder.getParent()) {
            lacking.addFirst(root.relativize(folder).toString().replace('\\', '/'));
        }
        return lacking;
    }

    @Override
    public void deleteFolder(String path) throws SiteException {
        Path folder = path.isEmpty() ? root : inside(path);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return; // others use it
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-delete", folder.toString()), e);
        }
    }

    @Override
    public long freeBytes() throws SiteException {
        try {
            Path there = root;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", place()), e);
        }
    }

    @Override
    public String place() {
        return root.toString();
    }

    @Override
    public int mode(String path) throws SiteException {
        Path file = inside(path);
        try {
            return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                    ? 0
                    : (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & MODE;
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", file.toString()), e);
        }
    }

    @Override
    public void mode(String path, int mode) throws SiteException {
        Path file = inside(path);
        try {
            if (mode != 0 && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                Files.setAttribute(file, "unix:mode", mode & MODE, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-write", file.toString(), e
                    .getClass().getSimpleName()), e);
        }
    }

    @Override
    public void rename(String from, String to) throws SiteException {
        Path place = inside(to);
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new SiteException(Problem.blocker("files.problem.taken", to, place()));
        }
        try {
            Files.move(inside(from), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannot("write", inside(from), e);
        }
    }

    @Override
    public void deleteTree(String path) throws SiteException {
        Path below = inside(path);
        if (!Files.exists(below, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(below)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw cannot("delete", below, e);
        }
    }

    @Override
    public String owner(String path) throws SiteException {
        Path file = inside(path);
        try {
            return Files.getFileAttributeView(file, PosixFileAttributeView.class) == null ? ""
                    : Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) + ":" + Files
                            .getAttribute(file,
                                    "unix:gid", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw cannot("read", file, e);
        }
    }

    @Override
    public boolean owner(String path, String owner) throws SiteException {
        if (owner.isEmpty() || owner(path).equals(owner)) {
            return true;
        }
        Path file = inside(path);
        String[] ids = owner.split(":", -1);
        try {
            Files.setAttribute(file, "unix:uid", Integer.valueOf(ids[0]), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", Integer.valueOf(ids[1]), LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (IOException | UnsupportedOperationException notAllowed) {
            return false; // only root may give files away
        }
    }

    private static SiteException cannot(String what, Path file, IOException e) {
        return new SiteException(Problem.blocker("files.problem.cannot-" + what, file.toString(), e.getClass()
                .getSimpleName()), e);
    }

    /** The place of a path, after seeing that it is one below the root and that no link stands on the way. */
    private Path inside(String path) throws SiteException {
        Path at = root;
        for (String part : TreePath.parts(path, place())) {
            at = at.resolve(part);
            if (Files.isSymbolicLink(at)) {
                throw new SiteException(Problem.blocker("files.problem.link", path, place()));
            }
        }
        return at;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
