package org.fairlead.site.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/** Reads a file of the machine over SFTP, up to a size, and finds where it is. Links are followed. */
record SftpRead(SshFailures failures) {
    private static final int MOST_LINKS = 16;

    byte[] read(ClientSession session, String path, int most) throws SiteException {
        try (SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
            SftpClient.Attributes attributes = files.stat(path);
            if (!attributes.isRegularFile()) {
                throw problem("ssh.problem.not-a-file", path);
            }
            if (attributes.getSize() > most) {
                throw problem("ssh.problem.file-too-large", path);
            }
            try (InputStream in = files.read(path)) {
                byte[] content = in.readNBytes(most + 1);
                if (content.length > most) {
                    java.util.Arrays.fill(content, (byte) 0);
                    throw problem("ssh.problem.file-too-large", path);
                }
                return content;
            }
        } catch (IOException e) {
            throw failed(session, path, e);
        }
    }

    /**
     * The path of a file after the links that stand in its place: what a relative one means is left to the
     * machine, which alone knows what the folders before it are.
     */
    String real(ClientSession session, String path) throws SiteException {
        try (SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
            String place = path;
            for (int links = 0; links < MOST_LINKS; links++) {
                Optional<SftpClient.Attributes> there = SftpReplacing.attributes(files, place);
                String folder = folder(place);
                if (there.isEmpty() && !files.stat(folder).isDirectory()) {
                    throw problem("ssh.problem.no-such-file", folder);
                }
                if (there.filter(SftpClient.Attributes::isSymbolicLink).isEmpty()) {
                    return place;
                }
                String to = files.readLink(place);
                place = to.startsWith("/") ? to : (folder.endsWith("/") ? folder : folder + "/") + to;
            }
            throw problem("ssh.problem.not-a-file", path);
        } catch (IOException e) {
            throw failed(session, path, e);
        }
    }

    private static String folder(String path) {
        int name = path.lastIndexOf('/');
        return name < 0 ? "." : path.substring(0, Math.max(1, name));
    }

    private SiteException failed(ClientSession session, String path, IOException failure) {
        if (failure instanceof SftpException e) {
            return new SiteException(switch (e.getStatus()) {
                case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> Problem.blocker(
                        "ssh.problem.no-such-file", path, failures.place());
                case SftpConstants.SSH_FX_PERMISSION_DENIED -> Problem.blocker("ssh.problem.may-not-read",
                        path, failures.place());
                default -> Problem.blocker("ssh.problem.cannot-read", path, failures.place(), SshFailures
                        .said(e));
            }, e);
        }
        return session.isOpen() ? new SiteException(Problem.blocker("ssh.problem.no-sftp", failures.place(),
                SshFailures.said(failure)), failure) : failures.broken(failure);
    }

    private SiteException problem(String key, String path) {
        return new SiteException(Problem.blocker(key, path, failures.place()));
    }
}
