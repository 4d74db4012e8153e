package org.fairlead.bundle;

import java.io.IOException;

import com.github.luben.zstd.ZstdIOException;

import org.fairlead.bundle.BundleException.Diagnosis;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.BrokenSealException;
import org.fairlead.secret.SecretException;

/** Says what a failure means for the bundle that was being read. */
final class Diagnoses {
    private static final String ZSTD_CUT = "Truncated source";

    private final BundleFile file;

    Diagnoses(BundleFile file) {
        this.file = file;
    }

    /**
     * A failure while reading.
     *
     * @param entry
     * what was being read, or empty
     * @param offset
     * bytes of the bundle read so far
     */
    BundleException of(IOException e, String entry, long offset) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BrokenSealException broken -> {
                    return of(broken, entry, e);
                }
                case VolumeInput.UnreadableException unreadable -> {
                    return new BundleException(Diagnosis.FAILED, Problem.blocker("bundle.problem.cannot-read",
                            file
                                    .name(), unreadable.reason()), e);
                }
                case BoundedInput.TooMuchException much -> {
                    return new BundleException(Diagnosis.REFUSED, much.problem(file.name()), e);
                }
                case ZstdIOException zstd when ZSTD_CUT.equals(zstd.getMessage()) -> {
                    return cut(offset, e);
                }
                default -> {
                    continue;
                }
            }
        }
        return damaged(offset, entry, e);
    }

    /** A failure of the seal; a key that does not fit stays what it is. */
    ProblemException of(SecretException e) {
        return e.getCause() instanceof BrokenSealException broken ? of(broken, "", broken) : e;
    }

    private BundleException of(BrokenSealException broken, String entry, IOException e) {
        return switch (broken.kind()) {
            case CUT -> cut(broken.offset(), e);
            case DAMAGED -> damaged(broken.offset(), entry, e);
            case FOREIGN -> new BundleException(Diagnosis.DAMAGED, Problem.blocker(
                    "bundle.problem.not-a-bundle", file
                            .name()), e);
        };
    }

    private BundleException cut(long offset, IOException e) {
        try {
            String next = file.nextVolume();
            return new BundleException(Diagnosis.CUT, next.isEmpty()
                    ? Problem.blocker("bundle.problem.cut", file.name(), offset)
                    : Problem.blocker("bundle.problem.volume-missing", file.name(), next), e);
        } catch (IOException unreadable) {
            e.addSuppressed(unreadable);
            return new BundleException(Diagnosis.CUT, Problem.blocker("bundle.problem.cut", file.name(),
                    offset), e);
        }
    }

    private BundleException damaged(long offset, String entry, IOException e) {
        return new BundleException(Diagnosis.DAMAGED, entry.isEmpty()
                ? Problem.blocker("bundle.problem.damaged", file.name(), offset)
                : Problem.blocker("bundle.problem.damaged-in", file.name(), offset, entry), e);
    }

    /** What an entry is that it must not be. */
    BundleException refused(String key, Object... args) {
        var all = new Object[args.length + 1];
        all[0] = file.name();
        System.arraycopy(args, 0, all, 1, args.length);
        return new BundleException(Diagnosis.REFUSED, Problem.blocker(key, all));
    }

    /** What got in the way. */
    BundleException failed(String key, Object... args) {
        return new BundleException(Diagnosis.FAILED, refused(key, args).problem());
    }

    /** What does not fit together. */
    BundleException unsound(String key, Object... args) {
        return new BundleException(Diagnosis.DAMAGED, refused(key, args).problem());
    }
}
