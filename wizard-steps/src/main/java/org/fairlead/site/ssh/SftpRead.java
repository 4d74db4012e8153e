package org.fairlead.site.ssh;

import java.io.IOException;
import java.io.InputStream;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/** Reads a file of the machine over SFTP, up to a size. */
record SftpRead(SshFailures failures) {
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
        } catch (SftpException e) {
            throw new SiteException(switch (e.getStatus()) {
                case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> Problem.blocker(
                        "ssh.problem.no-such-file", path, failures.place());
                case SftpConstants.SSH_FX_PERMISSION_DENIED -> Problem.blocker("ssh.problem.may-not-read",
                        path, failures.place());
                default -> Problem.blocker("ssh.problem.cannot-read", path, failures.place(), SshFailures
                        .said(e));
            }, e);
        } catch (IOException e) {
            throw session.isOpen() ? new SiteException(Problem.blocker("ssh.problem.no-sftp", failures
                    .place(), SshFailures.said(e)), e) : failures.broken(e);
        }
    }

    private SiteException problem(String key, String path) {
        return new SiteException(Problem.blocker(key, path, failures.place()));
    }
}
