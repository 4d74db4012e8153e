package org.fairlead.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a bundle in one file or in volumes, under names that end in {@code .tmp} until they are
 * whole. Not thread-safe.
 */
final class VolumeOutput extends OutputStream {
    private static final String UNFINISHED = ".tmp";
    private static final int BUFFER = 1 << 16;

    private final BundleTarget target;
    private final List<Path> written = new ArrayList<>();
    private OutputStream volume;
    private long room;

    VolumeOutput(BundleTarget target) throws IOException {
        this.target = target;
        this.volume = next();
    }

    private OutputStream next() throws IOException {
        if (written.size() == BundleFile.MOST_VOLUMES) {
            throw new TooManyVolumesException();
        }
        Path file = unfinished(finalName(written.size()));
        room = target.volumeBytes() == 0 ? Long.MAX_VALUE : target.volumeBytes();
        var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        written.add(file);
        return out;
    }

    /** More volumes than there are numbers with three digits. */
    static final class TooManyVolumesException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Path finalName(int index) {
        return target.volumeBytes() == 0 ? target.file() : BundleFile.volume(target.file(), index + 1);
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (room == 0) {
                close();
                volume = next();
            }
            int count = (int) Math.min(length - done, room);
            volume.write(bytes, offset + done, count);
            done += count;
            room -= count;
        }
    }

    @Override
    public void close() throws IOException {
        volume.close();
    }

    /** What was written, under its unfinished names. */
    List<Path> written() {
        return List.copyOf(written);
    }

    /**
     * Gives the files their final names, the first one last: until then no reader takes them for a
     * bundle. Volumes of an older and longer bundle of the same name go.
     */
    List<Path> finish() throws IOException {
        for (Path file : written) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        if (target.volumeBytes() != 0) {
            Files.deleteIfExists(finalName(0));
            int next = written.size();
            while (Files.deleteIfExists(finalName(next))) {
                next++;
            }
        }
        var names = new ArrayList<Path>();
        for (int i = written.size() - 1; i >= 0; i--) {
            Path name = finalName(i);
            Files.move(written.get(i), name, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            names.addFirst(name);
        }
        return names;
    }

    /** Removes what was written. */
    void discard() throws IOException {
        try {
            volume.close();
        } finally {
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
        }
    }
}
