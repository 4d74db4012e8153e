package org.fairlead.site.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/** Reads a private key: OpenSSH's own format or PEM, encrypted or not. Used once. */
final class KeyFile implements FilePasswordProvider {
    private static final int BYTES = 64 << 10;

    private final Path file;
    private final LoginSecrets secrets;
    private boolean isEncrypted;
    private boolean wasGiven;
    private Optional<ProblemException> unanswered = Optional.empty();

    KeyFile(Path file, LoginSecrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /**
     * The keys in the file.
     *
     * @throws ProblemException
     * when it is not there or no private key, or its passphrase is missing or wrong
     */
    List<KeyPair> keys() throws ProblemException {
        byte[] content = content();
        try (var in = new ByteArrayInputStream(content)) {
            var keys = new ArrayList<KeyPair>();
            Iterable<KeyPair> loaded = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file
                    .toString()), in, this);
            if (loaded != null) {
                loaded.forEach(keys::add);
            }
            if (keys.isEmpty()) {
                throw new SiteException(Problem.blocker("ssh.problem.no-key", file.toString()));
            }
            return keys;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (unanswered.isPresent()) {
                throw unanswered.get();
            }
            throw new SiteException(problem(), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private Problem problem() {
        if (!isEncrypted) {
            return Problem.blocker("ssh.problem.no-key", file.toString());
        }
        return wasGiven ? Problem.blocker("ssh.problem.passphrase-wrong", file.toString()) : Problem.blocker(
                "ssh.problem.passphrase-needed", file.toString());
    }

    private byte[] content() throws SiteException {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(BYTES + 1);
            if (content.length > BYTES) {
                Arrays.fill(content, (byte) 0);
                throw new SiteException(Problem.blocker("ssh.problem.no-key", file.toString()));
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new SiteException(Problem.blocker("ssh.problem.no-key-file", file.toString()), e);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", file.toString()), e);
        }
    }

    @Override
    public @Nullable String getPassword(SessionContext session, NamedResource resource, int retry)
            throws IOException {
        isEncrypted = true;
        if (retry > 0) {
            return null;
        }
        try {
            Optional<Secret> passphrase = secrets.passphrase();
            if (passphrase.isEmpty()) {
                return null;
            }
            try (Secret given = passphrase.get()) {
                wasGiven = true;
                return given.revealText();
            }
        } catch (ProblemException e) {
            unanswered = Optional.of(e);
            throw new IOException("no passphrase", e);
        }
    }
}
