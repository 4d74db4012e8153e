package org.fairlead.site.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/**
 * Puts a file in the place of another over SFTP version 3, whose rename refuses a place that is taken. Where
 * the server knows no other (posix-rename@openssh.com), the old file steps aside until the new one stands:
 * whatever interrupts that, one of the two is whole, and it is put back by whoever looks next.
 */
final class SftpReplacing {
    static final int PERMISSIONS = 0777;
    private static final String OLD = ".fairlead-old";

    private SftpReplacing() {}

    /** What is known of a place, links not followed; empty where nothing is. */
    static Optional<Attributes> attributes(SftpClient files, String place) throws IOException {
        try {
            return Optional.of(files.lstat(place));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE || e.getStatus()
                    == SftpConstants.SSH_FX_NO_SUCH_PATH) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Gives a file to the user and the group of another.
     *
     * @param shown
     * the file for people
     * @throws SiteException
     * where this login may not
     */
    static void give(SftpClient files, String place, Attributes like, String shown) throws IOException,
            SiteException {
        Attributes now = files.lstat(place);
        if (!like.getFlags().contains(SftpClient.Attribute.UidGid) || (now.getUserId() == like.getUserId()
                && now
                        .getGroupId() == like.getGroupId())) {
            return;
        }
        if (!owned(files, place, like.getUserId(), like.getGroupId())) {
            throw new SiteException(Problem.blocker("files.problem.owner", shown, like.getUserId() + ":"
                    + like
                            .getGroupId()));
        }
    }

    /** Permission bits alone. */
    static Attributes permissions(int mode) {
        var attributes = new Attributes();
        attributes.setPermissions(mode & PERMISSIONS);
        return attributes;
    }

    /** Gives a file to a user and a group; false where this login may not: mostly only root may. */
    static boolean owned(SftpClient files, String place, int user, int group) throws IOException {
        var owner = new Attributes();
        owner.owner(user, group);
        try {
            files.setStat(place, owner);
            return true;
        } catch (SftpException e) {
            return false;
        }
    }

    /** Removes a file where one is. */
    static void discard(SftpClient files, String place) throws IOException {
        if (attributes(files, place).isPresent()) {
            files.remove(place);
        }
    }

    /** Puts {@code from} in the place of {@code to}; where that fails, {@code to} is as it was. */
    static void replace(SftpClient files, String from, String to) throws IOException {
        OpenSSHPosixRenameExtension posix = files.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
            return;
        }
        if (attributes(files, to).isEmpty()) {
            files.rename(from, to);
            return;
        }
        discard(files, to + OLD);
        files.rename(to, to + OLD);
        boolean stands = false;
        try {
            files.rename(from, to);
            stands = true;
        } finally {
            if (!stands && files.isOpen()) {
                mend(files, to);
            }
        }
        discard(files, to + OLD);
    }

    /** Puts back a file that had stepped aside for one that never came. */
    static void mend(SftpClient files, String place) throws IOException {
        if (attributes(files, place + OLD).filter(Attributes::isRegularFile).isPresent() && attributes(files,
                place).isEmpty()) {
            files.rename(place + OLD, place);
        }
    }

    /**
     * What is in a folder, after every file that had stepped aside in vain is back; others of them are not
     * shown.
     */
    static List<DirEntry> mended(SftpClient files, String folder) throws IOException {
        var entries = new ArrayList<DirEntry>();
        for (DirEntry entry : files.readDir(folder)) {
            entries.add(entry);
        }
        Set<String> names = entries.stream().map(DirEntry::getFilename).collect(Collectors.toSet());
        boolean back = false;
        for (String name : names) {
            String place = name.substring(0, Math.max(0, name.length() - OLD.length()));
            if (name.endsWith(OLD) && !place.isEmpty() && !names.contains(place) && name.indexOf('/') < 0) {
                mend(files, folder + "/" + place);
                back = true;
            }
        }
        if (back) {
            entries.clear();
            for (DirEntry entry : files.readDir(folder)) {
                entries.add(entry);
            }
        }
        entries.removeIf(entry -> entry.getFilename().endsWith(OLD));
        return entries;
    }
}
