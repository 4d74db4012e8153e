package org.fairlead.site.env;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Replaces a file in one move: written whole beside its place, given the old one's rights and owner, then
 * moved.
 */
final class EnvReplace {
    private EnvReplace() {}

    static void with(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".fairlead-tmp");
        Files.deleteIfExists(beside);
        try {
            create(beside, content);
            keepOwnerAndRights(file, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void create(Path beside, byte[] content) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileAttribute<?>[] ownerOnly = view(beside.toAbsolutePath().getParent()) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};
        try (FileChannel channel = FileChannel.open(beside, options, ownerOnly);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
            channel.force(true);
        }
    }

    private static void keepOwnerAndRights(Path file, Path beside) throws IOException {
        PosixFileAttributeView to = view(beside);
        PosixFileAttributeView from = Files.exists(file) ? view(file) : null;
        if (to == null || from == null) {
            return;
        }
        PosixFileAttributes kept = from.readAttributes();
        PosixFileAttributes now = to.readAttributes();
        if (!now.owner().equals(kept.owner())) {
            to.setOwner(kept.owner());
        }
        if (!now.group().equals(kept.group())) {
            to.setGroup(kept.group());
        }
        to.setPermissions(kept.permissions());
    }

    private static @Nullable PosixFileAttributeView view(@Nullable Path path) {
        return path == null ? null : Files.getFileAttributeView(path, PosixFileAttributeView.class);
    }

    /** A word for what went wrong, without a stack. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such folder or file";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> e.getClass().getSimpleName();
        };
    }
}
