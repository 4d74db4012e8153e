package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyValues;

/**
 * The keys that an action removes, as they were, in numbered parts. A part is on the disk before its keys go;
 * its name says afterwards that they are gone. A part of an attempt that died in between stays beside the one
 * that follows: both hold the same keys, and the later one counts.
 */
final class KeyJournal implements KeyValues.Keeper {
    private static final Pattern PART = Pattern.compile("([0-9]{8})(?:-([0-9]{1,18}))?\\.keys\\.age");

    private final Path folder;
    private final AgeSealer sealer;
    private final String place;
    private int number;
    private KeyArchive.@Nullable Writer writer;

    KeyJournal(Path folder, AgeSealer sealer, String place) throws IOException {
        this.folder = folder;
        this.sealer = sealer;
        this.place = place;
        Files.createDirectories(folder);
        number = parts(folder).stream().mapToInt(KeyJournal::number).max().orElse(0);
    }

    static Path folder(Path wayBack, String action) {
        return wayBack.resolve("keys-" + action);
    }

    /** The parts, first written first; none where the action has not run. */
    static List<Path> parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> PART.matcher(String.valueOf(file.getFileName())).matches()).sorted(
                    java.util.Comparator.comparingInt(KeyJournal::number)).toList();
        }
    }

    private static int number(Path part) {
        return Integer.parseInt(String.valueOf(part.getFileName()).substring(0, 8));
    }

    /** Keys that are known to have gone. */
    static long gone(Path folder) throws IOException {
        long gone = 0;
        for (Path part : parts(folder)) {
            Matcher name = PART.matcher(String.valueOf(part.getFileName()));
            gone += name.matches() ? Optional.ofNullable(name.group(2)).map(Long::parseLong).orElse(0L) : 0;
        }
        return gone;
    }

    /** Goes on to the next part. */
    void next() {
        number++;
    }

    private Path file(String ending) {
        return folder.resolve(String.format(Locale.ROOT, "%08d%s", number, ending));
    }

    private Path unfinished() {
        return file(".part");
    }

    @Override
    public void begin() throws RecordException {
        try {
            close();
            writer = new KeyArchive.Writer(unfinished(), sealer, place);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void keep(KeyImage image) throws RecordException {
        try {
            writing().add(image);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private KeyArchive.Writer writing() {
        KeyArchive.Writer open = writer;
        if (open == null) {
            throw new IllegalStateException("not begun");
        }
        return open;
    }

    @Override
    public void seal() throws RecordException {
        try {
            close();
            Files.move(unfinished(), file(".keys.age"), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Says in the part's name that its keys are gone. */
    void confirm(long gone) throws RecordException {
        try {
            Files.move(file(".keys.age"), file("-" + gone + ".keys.age"), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void close() throws IOException {
        KeyArchive.Writer open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }

    /** Leaves a part behind that was not sealed; it counts for nothing. */
    void abandon() throws RecordException {
        try {
            close();
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RecordException failed(IOException e) {
        return new RecordException(Problem.blocker("record.problem.journal-unwritable", folder.toString(),
                String.valueOf(e.getMessage())), e);
    }
}
