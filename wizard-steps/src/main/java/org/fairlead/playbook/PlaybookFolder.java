package org.fairlead.playbook;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.fairlead.model.Problem;

/**
 * The files of one playbook in memory, by their paths with slashes.
 *
 * @param name
 * name of the folder
 */
public record PlaybookFolder(String name, SortedMap<String, byte[]> files) {
    /** The most bytes a playbook folder may hold. */
    public static final long BYTES = 16L << 20;

    private static final String PLAYBOOK = "playbook.yaml";
    private static final String TEXTS = "texts.properties";
    private static final int FILES = 1000;

    public PlaybookFolder {
        files = new TreeMap<>(files);
    }

    /**
     * Reads a folder of any file system. Links are not followed.
     *
     * @throws InvalidFileException
     * when it is too large to be a playbook
     */
    public static PlaybookFolder read(Path folder) throws IOException, InvalidFileException {
        String name = String.valueOf(folder.getFileName()).replace("/", "");
        var files = new TreeMap<String, byte[]>();
        long bytes = 0;
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).limit(FILES
                    + 1L)
                    .toList();
        }
        for (Path file : paths) {
            bytes += Files.size(file);
            if (bytes > BYTES || paths.size() > FILES) {
                throw new InvalidFileException(List.of(Problem.blocker("playbook.problem.folder-too-large",
                        folder.toString(), folder.toString(), FILES, BYTES)));
            }
            files.put(folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"),
                    Files.readAllBytes(file));
        }
        return new PlaybookFolder(name, files);
    }

    /** The playbook itself, if the folder has one. */
    public Optional<byte[]> playbook() {
        return Optional.ofNullable(files.get(PLAYBOOK));
    }

    /** Its texts by key; empty without any. */
    public Map<String, String> texts() throws InvalidFileException {
        byte[] content = files.get(TEXTS);
        var texts = new HashMap<String, String>();
        if (content != null) {
            var properties = new Properties();
            try {
                properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
            } catch (IOException | IllegalArgumentException e) {
                throw new InvalidFileException(
                        List.of(Problem.blocker("playbook.problem.texts", name + "/" + TEXTS, name + "/"
                                + TEXTS)));
            }
            properties.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        }
        return texts;
    }

    /** Hex SHA-256 over names and contents, in the order of the names, each preceded by its length. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                put(digest, path.getBytes(StandardCharsets.UTF_8));
                put(digest, content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void put(MessageDigest digest, byte[] content) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(content.length).flip());
        digest.update(content);
    }
}
