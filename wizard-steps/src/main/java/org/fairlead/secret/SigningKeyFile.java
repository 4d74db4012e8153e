package org.fairlead.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.fairlead.model.Problem;

/**
 * Keys that sign, in files that minisign reads and writes too: the key itself, and {@code .pub} beside it.
 */
public final class SigningKeyFile {
    private static final int MOST = 4096;

    private SigningKeyFile() {}

    /**
     * Makes a new key under a passphrase. The file may only be read by its owner, where the system can
     * hold others off; no file is written over.
     *
     * @param heap
     * bytes there are, which bound the work factor
     * @return the half that others check signatures with, also written beside it
     * @throws SecretException
     * when one of the files exists or cannot be written
     */
    public static SignerKey create(Path file, Secret passphrase, SecureRandom random, long heap)
            throws SecretException {
        Path beside = file.resolveSibling(file.getFileName() + ".pub");
        if (Files.exists(beside)) {
            throw new SecretException(Problem.blocker("secret.problem.file-exists", beside.toString()), null);
        }
        try (SigningKey key = SigningKey.create(random)) {
            IdentityFile.writeNew(file, key.file(passphrase, AgeSealer.strongestFor(heap), random));
            IdentityFile.writeNew(beside, key.publicKey().file());
            return key.publicKey();
        }
    }

    /**
     * Reads a key, of Fairlead's making or minisign's.
     *
     * @throws SecretException
     * when it cannot be read, see {@link SigningKey#read}
     */
    public static SigningKey read(Path file, Secret passphrase, long heap) throws SecretException {
        return SigningKey.read(text(file), passphrase, AgeSealer.memoryFor(heap));
    }

    /**
     * Reads a public key.
     *
     * @param textOrFile
     * the key itself, or the name of its file
     */
    public static SignerKey signer(String textOrFile) throws SecretException {
        return SignerKey.read(textOrFile.matches("[A-Za-z0-9+/]{56}") ? textOrFile : text(Path.of(
                textOrFile)));
    }

    private static String text(Path file) throws SecretException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SecretException(Problem.blocker("secret.problem.cannot-read", file.toString(), e
                    .getClass()
                    .getSimpleName()), e);
        }
    }
}
