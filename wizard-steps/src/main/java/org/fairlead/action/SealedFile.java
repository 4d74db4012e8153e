package org.fairlead.action;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;

/** Small contents kept sealed: a settings file as it was, a list of files made. On the disk when written. */
public final class SealedFile {
    private SealedFile() {}

    /** Writes a content whole, replacing an earlier one in one move. */
    public static void write(Path file, byte[] content, AgeSealer sealer) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        var sealed = new ByteArrayOutputStream();
        try (OutputStream out = sealer.seal(sealed)) {
            out.write(content);
        }
        try (var disk = new FileOutputStream(part.toFile())) {
            disk.write(sealed.toByteArray());
            disk.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static byte[] read(Path file, AgeOpener opener) throws IOException, SecretException {
        try (InputStream in = opener.open(Files.newInputStream(file), file.toString())) {
            return in.readAllBytes();
        }
    }
}
