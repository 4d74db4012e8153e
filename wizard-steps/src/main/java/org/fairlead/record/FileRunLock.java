package org.fairlead.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;

/**
 * An operating-system lock on a file of the run's folder, so that it ends with the process; the holder's name
 * lies beside.
 */
final class FileRunLock implements RunLock {
    private final FileChannel channel;

    private FileRunLock(FileChannel channel) {
        this.channel = channel;
    }

    static FileRunLock take(Path folder, String runId, Clock clock) throws RecordException {
        Path holder = folder.resolve("holder");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                String who = Files.exists(holder) ? Files.readString(holder) : "?";
                throw new RecordException(Problem.blocker("record.problem.locked", runId, who), null);
            }
            String who = "process " + ProcessHandle.current().pid() + ", since " + clock.instant();
            try (var out = FileChannel.open(holder, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                out.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)));
            }
            return new FileRunLock(channel);
        } catch (IOException e) {
            throw new RecordException(
                    Problem.blocker("record.problem.home", folder.toString(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock ends with the channel either way
            return;
        }
    }
}
