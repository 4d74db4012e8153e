package org.fairlead.site.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatExtensionInfo;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.site.Files;
import org.fairlead.site.SiteException;
import org.fairlead.site.TreePath;

import static org.fairlead.site.ssh.SftpReplacing.attributes;
import static org.fairlead.site.ssh.SftpReplacing.discard;
import static org.fairlead.site.ssh.SftpReplacing.permissions;

/**
 * A tree of files of a machine, over SFTP version 3. Links are looked at and not followed, neither at the end
 * of
 * a path nor on the way; names that lead out are refused, whoever gives them. Memory does not grow with a
 * file.
 * SFTP itself cannot keep somebody who may write there from putting a link in place between look and use.
 */
final class SftpFiles implements Files {
    private static final String TEMPORARY = ".fairlead-tmp";

    private final SshConnection connection;
    private final String root;
    private final SshFailures failures;
    private @Nullable SftpClient client;
    private boolean closed;

    SftpFiles(SshConnection connection, String root, SshFailures failures) {
        this.connection = connection;
        this.root = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        this.failures = failures;
    }

    private interface Work<R> {
        R with(SftpClient files) throws IOException, SiteException;
    }

    private synchronized <R> R on(String path, String problem, Work<R> work) throws SiteException {
        SftpClient open = client;
        if (open == null || !open.isOpen()) {
            open = opened();
            client = open;
        }
        try {
            return work.with(open);
        } catch (SftpException e) {
            throw new SiteException(switch (e.getStatus()) {
                case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> Problem.blocker(
                        "ssh.problem.no-such-file", path, failures.place());
                default -> Problem.blocker(problem, place() + "/" + path, SshFailures.said(e));
            }, e);
        } catch (IOException e) {
            throw connection.isOpen() ? new SiteException(Problem.blocker(problem, place() + "/" + path,
                    SshFailures.said(e)), e) : failures.broken(e);
        }
    }

    private SftpClient opened() throws SiteException {
        ClientSession session = connection.session();
        try {
            return SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException e) {
            throw session.isOpen() ? new SiteException(Problem.blocker("ssh.problem.no-sftp", failures
                    .place(), SshFailures.said(e)), e) : failures.broken(e);
        }
    }

    @Override
    public List<FileEntry> list() throws SiteException {
        return on("", "files.problem.cannot-read", files -> {
            requireFolder(files);
            var entries = new ArrayList<FileEntry>();
            listing(files).below("", 0, entries);
            entries.sort(Comparator.comparing(FileEntry::path));
            return entries;
        });
    }

    private void requireFolder(SftpClient files) throws IOException, SiteException {
        if (attributes(files, root).filter(Attributes::isDirectory).isEmpty() && !isLinkToFolder(files)) {
            throw new SiteException(Problem.blocker("files.problem.no-folder", place()));
        }
    }

    /** The folder itself may be a link, as a release that is current often is: the user has named it. */
    private boolean isLinkToFolder(SftpClient files) throws IOException {
        return attributes(files, root).filter(Attributes::isSymbolicLink).isPresent() && files.stat(root)
                .isDirectory();
    }

    @Override
    public void requireFolder() throws SiteException {
        on("", "files.problem.cannot-read", files -> {
            requireFolder(files);
            return root;
        });
    }

    @Override
    public List<String> links() throws SiteException {
        return on("", "files.problem.cannot-read", files -> listing(files).links());
    }

    @Override
    public List<FileEntry> list(String path) throws SiteException {
        return on(path, "files.problem.cannot-read", files -> {
            var entries = new ArrayList<FileEntry>();
            Optional<Attributes> there = attributes(files, inside(files, path));
            if (there.filter(Attributes::isRegularFile).isPresent()) {
                entries.add(new FileEntry(path, there.get().getSize()));
            } else if (there.filter(Attributes::isDirectory).isPresent()) {
                listing(files).below(path, 0, entries);
            }
            entries.sort(Comparator.comparing(FileEntry::path));
            return entries;
        });
    }

    private SftpListing listing(SftpClient files) {
        return new SftpListing(files, root, place(), TEMPORARY);
    }

    /** The place of a path, after seeing that it is below the root and that no link stands on the way. */
    private String inside(SftpClient files, String path) throws IOException, SiteException {
        var at = new StringBuilder(root);
        Optional<Attributes> there = Optional.empty();
        for (String part : TreePath.parts(path, place())) {
            at.append('/').append(part);
            there = attributes(files, at.toString());
            if (there.filter(Attributes::isSymbolicLink).isPresent()) {
                throw new SiteException(Problem.blocker("files.problem.link", path, place()));
            }
        }
        if (there.isEmpty()) {
            SftpReplacing.mend(files, at.toString());
        }
        return at.toString();
    }

    @Override
    public boolean exists(String path) throws SiteException {
        return on(path, "files.problem.cannot-read", files -> attributes(files, inside(files, path)).filter(
                Attributes::isRegularFile).isPresent());
    }

    /** Reads it over a channel of its own, so that several can be read at once. */
    @Override
    public InputStream open(String path) throws SiteException {
        String place = on(path, "files.problem.cannot-read", files -> inside(files, path));
        try {
            SftpClient own = opened();
            boolean open = false;
            try {
                InputStream content = own.read(place);
                open = true;
                return new FilterInputStream(content) {
                    @Override
                    public void close() throws IOException {
                        try (own) {
                            super.close();
                        }
                    }
                };
            } finally {
                if (!open) {
                    own.close();
                }
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", place() + "/" + path), e);
        }
    }

    @Override
    public InputStream open(String path, long offset) throws SiteException {
        String place = on(path, "files.problem.cannot-read", files -> inside(files, path));
        try {
            return SftpStream.open(opened(), place, offset);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", place() + "/" + path), e);
        }
    }

    @Override
    public Files elsewhere(String folder) {
        return connection.files(folder);
    }

    @Override
    public String write(String path, InputStream content) throws SiteException {
        return put(path, content, false);
    }

    @Override
    public String replace(String path, InputStream content) throws SiteException {
        return put(path, content, true);
    }

    private String put(String path, InputStream content, boolean keepsOwner) throws SiteException {
        return on(path, "files.problem.cannot-write", files -> {
            String place = inside(files, path);
            listing(files).make(TreePath.parts(path, place()));
            String beside = place + TEMPORARY;
            Optional<Attributes> before = attributes(files, place);
            discard(files, beside);
            MessageDigest digest = sha256();
            boolean whole = false;
            try {
                try (OutputStream out = files.write(beside, OpenMode.Create, OpenMode.Exclusive,
                        OpenMode.Write)) {
                    if (before.isPresent()) {
                        if (keepsOwner) {
                            SftpReplacing.give(files, beside, before.get(), place() + "/" + path);
                        }
                        files.setStat(beside, permissions(before.get().getPermissions()));
                    }
                    new DigestInputStream(content, digest).transferTo(out);
                }
                SftpReplacing.replace(files, beside, place);
                whole = true;
            } finally {
                if (!whole && files.isOpen()) {
                    discard(files, beside);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    @Override
    public void append(String path, long offset, InputStream content) throws SiteException {
        on(path, "files.problem.cannot-write", files -> {
            String place = inside(files, path);
            listing(files).make(TreePath.parts(path, place()));
            SftpStream.append(files, place, offset, content);
            return place;
        });
    }

    @Override
    public String digest(String path) throws SiteException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(open(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw connection.isOpen() ? new SiteException(Problem.blocker("files.problem.cannot-read", place()
                    + "/" + path), e) : failures.broken(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int mode(String path) throws SiteException {
        return on(path, "files.problem.cannot-read", files -> files.lstat(inside(files, path))
                .getPermissions()
                & SftpReplacing.PERMISSIONS);
    }

    @Override
    public void mode(String path, int mode) throws SiteException {
        if (mode != 0) {
            on(path, "files.problem.cannot-write", files -> {
                files.setStat(inside(files, path), permissions(mode));
                return mode;
            });
        }
    }

    @Override
    public void delete(String path) throws SiteException {
        on(path, "files.problem.cannot-delete", files -> {
            discard(files, inside(files, path));
            return path;
        });
    }

    @Override
    public void rename(String from, String to) throws SiteException {
        on(from, "files.problem.cannot-write", files -> {
            String place = inside(files, to);
            if (attributes(files, place).isPresent()) {
                throw new SiteException(Problem.blocker("files.problem.taken", to, place()));
            }
            files.rename(inside(files, from), place);
            return place;
        });
    }

    @Override
    public void deleteTree(String path) throws SiteException {
        on(path, "files.problem.cannot-delete", files -> {
            listing(files).delete(inside(files, path), 0);
            return path;
        });
    }

    @Override
    public String owner(String path) throws SiteException {
        return on(path, "files.problem.cannot-read", files -> {
            Attributes there = files.lstat(inside(files, path));
            return there.getUserId() + ":" + there.getGroupId();
        });
    }

    @Override
    public boolean owner(String path, String owner) throws SiteException {
        String[] ids = owner.split(":", -1);
        if (owner.isEmpty() || owner(path).equals(owner)) {
            return true;
        }
        return on(path, "files.problem.cannot-write", files -> SftpReplacing.owned(files, inside(files, path),
                Integer.parseInt(ids[0]), Integer.parseInt(ids[1])));
    }

    @Override
    public List<String> foldersLacking(String path) throws SiteException {
        return on(path, "files.problem.cannot-read", files -> {
            inside(files, path);
            return listing(files).lacking(path);
        });
    }

    @Override
    public void deleteFolder(String path) throws SiteException {
        on(path, "files.problem.cannot-delete", files -> {
            listing(files).deleteEmpty(path.isEmpty() ? root : inside(files, path));
            return path;
        });
    }

    /** By the extension statvfs@openssh.com; as many as there can be where the server does not say. */
    @Override
    public long freeBytes() throws SiteException {
        return on("", "files.problem.cannot-read", files -> {
            OpenSSHStatPathExtension stat = files.getExtension(OpenSSHStatPathExtension.class);
            if (stat == null || !stat.isSupported()) {
                return Long.MAX_VALUE;
            }
            OpenSSHStatExtensionInfo info = stat.stat(root);
            return info.f_bavail * info.f_frsize;
        });
    }

    @Override
    public String place() {
        return "sftp://" + failures.place() + (root.startsWith("/") ? "" : "/~/") + root;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        SftpClient open = client;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // it goes with the connection
            client = null;
        } finally {
            connection.close();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
