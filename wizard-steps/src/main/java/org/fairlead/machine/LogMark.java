package org.fairlead.machine;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.fairlead.model.Problem;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * How far a log file had come.
 *
 * @param size
 * bytes it had
 * @param begins
 * hex SHA-256 of its first {@link #beginning} bytes: a file that was put aside is recognised by them under
 * another name, and another one is not taken for it. No number of an i-node is needed, which SFTP does not
 * tell.
 * @param beginning
 * how many bytes those are
 */
record LogMark(long size, String begins, int beginning) {

    private static final int BEGINNING = 512;

    /** Of a file as it is now. */
    static LogMark of(Files tree, FileEntry file) throws SiteException {
        int beginning = (int) Math.min(file.size(), BEGINNING);
        return new LogMark(file.size(), begins(tree, file.path(), beginning), beginning);
    }

    /** Whether a file is the one that was marked, whatever it is called now. */
    boolean isOf(Files tree, FileEntry file) throws SiteException {
        return file.size() >= size && begins(tree, file.path(), beginning).equals(begins);
    }

    private static String begins(Files tree, String path, int bytes) throws SiteException {
        try (InputStream in = tree.open(path, 0)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readNBytes(
                    bytes)));
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", tree.place() + "/" + path),
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
