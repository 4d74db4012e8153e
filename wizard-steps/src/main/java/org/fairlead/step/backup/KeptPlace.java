package org.fairlead.step.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;

/** Whether what is kept can be had again quickly: a way back that takes a day to fetch is none. */
final class KeptPlace {
    /** Kinds of file systems whose contents lie on another machine, as their drivers call them. */
    private static final Pattern REMOTE = Pattern.compile(
            "nfs\\d?|cifs|smb.*|afs|ceph|9p|davfs.*|webdav|afpfs|fuse\\.(sshfs|s3fs|rclone|gcsfuse|davfs.*|glusterfs)");
    /** Below this much, a measure says more of caches than of the place. */
    private static final long ENOUGH = 32L << 20;
    private static final long SLOW_PER_SECOND = 10L << 20;

    private KeptPlace() {}

    /** Warns of a folder that lies on another machine. */
    static Optional<Problem> remote(Path folder) throws IOException {
        String kind = Files.getFileStore(folder).type();
        return isRemote(kind) ? Optional.of(Problem.warning("backup.note.remote", folder.toString(), kind))
                : Optional.empty();
    }

    static boolean isRemote(String kind) {
        return REMOTE.matcher(kind.toLowerCase(Locale.ROOT)).matches();
    }

    /** Warns of a place that gave back what was kept slowly. */
    static Optional<Problem> slow(Path file, long bytes, long millis) {
        long perSecond = bytes * 1000 / Math.max(1, millis);
        return bytes >= ENOUGH && perSecond < SLOW_PER_SECOND
                ? Optional.of(Problem.warning("backup.note.slow", file.toString(), perSecond >> 10))
                : Optional.empty();
    }
}
