package org.fairlead.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.fairlead.model.Problem;

/**
 * Files of X25519 identities as age-keygen writes them: one to a line, with comments and blank lines between.
 */
public final class IdentityFile {
    private static final int MOST = 1 << 20;

    private IdentityFile() {}

    /**
     * The identities of a file, at least one; the caller closes them.
     *
     * @throws SecretException
     * when the file cannot be read, or a line is neither an identity nor a comment
     */
    public static List<Secret> read(Path file) throws SecretException {
        byte[] content = content(file);
        var identities = new ArrayList<Secret>();
        int number = 0;
        // an identity in a string cannot be wiped; jagged takes nothing else either
        for (String line : new String(content, StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Secret identity = Secret.of(line);
            try {
                AgeOpener.withIdentity(identity);
            } catch (SecretException e) {
                throw new SecretException(Problem.blocker("secret.problem.identity-line", file.toString(),
                        number),
                        e);
            }
            identities.add(identity);
        }
        Arrays.fill(content, (byte) 0);
        if (identities.isEmpty()) {
            throw new SecretException(Problem.blocker("secret.problem.no-identities", file.toString()), null);
        }
        return List.copyOf(identities);
    }

    private static byte[] content(Path file) throws SecretException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        } catch (IOException e) {
            throw new SecretException(Problem.blocker("secret.problem.cannot-read", file.toString(), reason(
                    e)), e);
        }
    }

    /**
     * Makes a new identity and writes it to a file that only its owner may read, where the system can
     * hold others off. Never writes over a file.
     *
     * @return its public key, "age1…"
     * @throws SecretException
     * when the file exists or cannot be written
     */
    public static String create(Path file, Clock clock) throws SecretException {
        TransientKey key = TransientKey.create();
        try (Secret identity = key.identity()) {
            String text = "# created: " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n# public key: "
                    + key.recipient() + "\n" + identity.revealText() + "\n";
            writeNew(file, text);
        }
        return key.recipient();
    }

    /** Writes a file of the owner's that is not there yet. */
    static void writeNew(Path file, String text) throws SecretException {
        try (SeekableByteChannel out = Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE), ownersOnly())) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new SecretException(Problem.blocker("secret.problem.file-exists", file.toString()), e);
        } catch (IOException e) {
            throw new SecretException(Problem.blocker("secret.problem.cannot-write", file.toString(), reason(
                    e)), e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                        "rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }
}
